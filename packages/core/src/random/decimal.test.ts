import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { drawDecimal, drawNumber } from './decimal.js'
import { hashKey } from './key.js'
import { keyedSource, type RandomSource } from './source.js'
import { uniformP } from './testing/statistics.js'

const source = (name: string): RandomSource => keyedSource(hashKey(42, name))
const counts = (values: readonly string[]): Map<string, number> => {
  const seen = new Map<string, number>()
  for (const value of values) seen.set(value, (seen.get(value) ?? 0) + 1)
  return seen
}

describe('drawNumber', () => {
  it('draws every number of so many places equally often, both ends included', () => {
    const from = source('number')
    const seen = counts(Array.from({ length: 20_000 }, () => String(drawNumber(from, 0.07, 0.12))))
    expect([...seen.keys()].sort()).toEqual(['0.07', '0.08', '0.09', '0.1', '0.11', '0.12'])
    expect(uniformP([...seen.values()])).toBeGreaterThan(1e-6)
  })

  it('prints with at most the places asked for, within the bounds', () => {
    const from = source('places')
    const bound = fc.double({ min: -1e6, max: 1e6, noNaN: true })
    fc.assert(
      fc.property(
        bound,
        fc.double({ min: 1, max: 1e6, noNaN: true }),
        fc.integer({ min: 0, max: 6 }),
        (min, span, digits) => {
          const value = drawNumber(from, min, min + span, digits)
          expect(value).toBeGreaterThanOrEqual(min)
          expect(value).toBeLessThanOrEqual(min + span)
          expect(value).toBe(Number(value.toFixed(digits)))
        },
      ),
      { seed: 42, numRuns: 500 },
    )
  })

  it('uses all digits of a double where more are asked for', () => {
    const from = source('fine')
    const values = Array.from({ length: 100 }, () => drawNumber(from, -1e300, 1e300, 20))
    expect(values.every((value) => Math.abs(value) <= 1e300)).toBe(true)
    expect(new Set(values).size).toBe(100)
  })

  it('refuses bounds with no such number between them', () => {
    expect(() => drawNumber(source('x'), 0.121, 0.129)).toThrow('no number with 2 decimal places')
    expect(() => drawNumber(source('x'), 2, 1)).toThrow(RangeError)
    expect(() => drawNumber(source('x'), 0, Infinity)).toThrow(RangeError)
    expect(() => drawNumber(source('x'), 0, 1, 1.5)).toThrow(RangeError)
  })
})

describe('drawDecimal', () => {
  it('draws every decimal of the scale equally often, as text', () => {
    const from = source('decimal')
    const seen = counts(Array.from({ length: 20_000 }, () => drawDecimal(from, '-0.02', 0.02)))
    expect([...seen.keys()].sort()).toEqual(['-0.01', '-0.02', '0.00', '0.01', '0.02'])
    expect(uniformP([...seen.values()])).toBeGreaterThan(1e-6)
  })

  it('gives the same text whether its bounds are numbers or text', () => {
    const bound = fc.integer({ min: -1_000_000, max: 1_000_000 })
    fc.assert(
      fc.property(bound, fc.nat(1_000_000), fc.integer({ min: 0, max: 4 }), (units, span, scale) => {
        const [min, max] = [units / 10 ** scale, (units + span) / 10 ** scale]
        const value = drawDecimal(source('n'), min, max, scale)
        expect(value).toMatch(scale === 0 ? /^-?\d+$/ : new RegExp(`^-?\\d+\\.\\d{${scale}}$`))
        expect(Math.round(Number(value) * 10 ** scale)).toBeGreaterThanOrEqual(units)
        expect(Math.round(Number(value) * 10 ** scale)).toBeLessThanOrEqual(units + span)
        const exact = drawDecimal(source('n'), min.toFixed(scale), max.toFixed(scale), scale)
        expect(exact).toMatch(scale === 0 ? /^-?\d+$/ : /^-?\d+\.\d+$/)
      }),
      { seed: 42, numRuns: 300 },
    )
  })

  it('is exact where doubles are not', () => {
    const min = '123456789012345678901234567890.1234567890'
    expect(drawDecimal(source('x'), min, min, 10)).toBe(min)
    expect(drawDecimal(source('x'), '0.001', '0.019', 2)).toBe('0.01')
    expect(drawDecimal(source('x'), '-0.019', '-0.001', 2)).toBe('-0.01')
    expect(drawDecimal(source('x'), '1e-3', '1E-3', 3)).toBe('0.001')
    expect(drawDecimal(source('x'), '12e2', 1200, 0)).toBe('1200')
    expect(drawDecimal(source('x'), '-5', '-5', 2)).toBe('-5.00')
    expect(drawDecimal(source('x'), 1e21, 1e21, 1)).toBe('1000000000000000000000.0')
  })

  it('refuses what is no number, and bounds with nothing between them', () => {
    expect(() => drawDecimal(source('x'), 'much', '2')).toThrow('"much" is not a number')
    expect(() => drawDecimal(source('x'), '', '2')).toThrow(RangeError)
    expect(() => drawDecimal(source('x'), '.', '2')).toThrow(RangeError)
    expect(() => drawDecimal(source('x'), NaN, 2)).toThrow(RangeError)
    expect(() => drawDecimal(source('x'), 2, 1)).toThrow(RangeError)
    expect(() => drawDecimal(source('x'), '0.001', '0.009')).toThrow('no number with 2 decimal places')
    expect(() => drawDecimal(source('x'), '0', '1e99999')).toThrow(RangeError)
    expect(() => drawDecimal(source('x'), 0, 1, -1)).toThrow(RangeError)
  })
})
