import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { add, compare, parseDecimal, plainDecimal, roundHalfUp, subtract, sum, times, toScale } from './decimal.js'

const cents = fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n })
const text = (value: bigint): string => {
  const digits = (value < 0n ? -value : value).toString().padStart(3, '0')
  return `${value < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

describe('decimals', () => {
  it.each([
    ['0.125', 2, '0.13'],
    ['-0.125', 2, '-0.13'],
    ['2.5', 0, '3'],
    ['-2.5', 0, '-3'],
    ['0.5', 0, '1'],
    ['1.4999999999999999999999', 0, '1'],
    [1.005, 2, '1.01'],
    [-1.005, 2, '-1.01'],
    [0.1 + 0.2, 2, '0.30'],
    [1e21, 1, '1000000000000000000000.0'],
    [1e-7, 2, '0.00'],
    [-1e-7, 2, '0.00'],
    [-0, 2, '0.00'],
    [5, 2, '5.00'],
    [5.5, 2, '5.50'],
    ['9.995', 2, '10.00'],
    [10n, 3, '10.000'],
  ])('rounds %s to %i places: %s', (value, scale, expected) => {
    expect(roundHalfUp(value, scale)).toBe(expected)
  })

  it('adds, subtracts and multiplies as SQL does, places included', () => {
    expect(add('12.30', '1.7')).toBe('14.00')
    expect(add(0.1, 0.2)).toBe('0.3')
    expect(subtract('1.00', '1')).toBe('0.00')
    expect(subtract('1', '1.5')).toBe('-0.5')
    expect(times('19.99', '0.08')).toBe('1.5992')
    expect(times('12.50', 3)).toBe('37.50')
    expect(times('-0.5', 0)).toBe('0.0')
  })

  it('compares by value, not by spelling', () => {
    expect([compare('1.0', '1'), compare('-1', 0.5), compare(10n, '9.99')]).toEqual([0, -1, 1])
  })

  it('writes at a scale without rounding', () => {
    expect(toScale('1.5', 2)).toBe('1.50')
    expect(toScale('1.500', 1)).toBe('1.5')
    expect(() => toScale('1.55', 1)).toThrow('VALUE.PRECISION')
  })

  it('sums a field exactly, nulls left out', () => {
    const rows: { total: string | null; count: number }[] = [
      { total: '0.10', count: 1 },
      { total: null, count: 2 },
      { total: '0.2', count: 3 },
    ]
    expect(sum(rows, 'count')).toBe('6')
    expect(sum(rows as { total: string }[], 'total')).toBe('0.30')
    expect(sum([], 'total' as never)).toBe('0')
  })

  it('refuses a field that is no decimal, at compile time', () => {
    // @ts-expect-error a boolean cannot be summed
    expect(() => sum([{ active: true }], 'active')).toThrow('VALUE.TYPE')
  })

  it.each(['', 'abc', '1,5', 'NaN', '0x10'])('refuses %j without repeating it', (value) => {
    expect(() => add(value, '1')).toThrow('VALUE.TYPE')
    expect(() => add(value, '1')).toThrow(expect.not.objectContaining({ message: expect.stringContaining('1,5') }))
  })

  it('takes plain decimals apart', () => {
    expect(parseDecimal('-0012.3400')).toEqual({ sign: '-', whole: '12', fraction: '34' })
    expect(parseDecimal('-0.00')).toEqual({ sign: '', whole: '0', fraction: '' })
    expect(parseDecimal('5.')).toEqual({ sign: '', whole: '5', fraction: '' })
    expect([parseDecimal('.5'), parseDecimal('1e5'), parseDecimal(' 1')]).toEqual([undefined, undefined, undefined])
    expect(plainDecimal(1.5e-9)).toBe('0.0000000015')
  })

  it('agrees with integer arithmetic in cents', () => {
    fc.assert(
      fc.property(cents, cents, (a, b) => {
        expect(add(text(a), text(b))).toBe(text(a + b))
        expect(subtract(text(a), text(b))).toBe(text(a - b))
        expect(compare(text(a), text(b))).toBe(a < b ? -1 : a > b ? 1 : 0)
        expect(add(subtract(text(a), text(b)), text(b))).toBe(text(a))
      }),
    )
  })

  it('rounds to the nearest, ties away from zero, as integer arithmetic says', () => {
    fc.assert(
      fc.property(cents, (value) => {
        const magnitude = value < 0n ? -value : value
        const rounded = (magnitude + 50n) / 100n
        expect(roundHalfUp(text(value), 0)).toBe(`${value < 0n && rounded > 0n ? '-' : ''}${rounded}`)
      }),
    )
  })
})
