import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { atScale, plainDecimal, significantDigits } from './decimal-text.js'
import { canonicalDateTime, canonicalInstant, canonicalTime } from './temporal.js'

describe('dates and times as databases print them', () => {
  it.each([
    ['2026-01-31 12:00:00+00', '2026-01-31T12:00:00Z'],
    ['2026-01-31 12:00:00.120000+00', '2026-01-31T12:00:00.12Z'],
    ['2026-01-31 23:30:00.5-01:30', '2026-02-01T01:00:00.5Z'],
    ['2026-01-31T12:00:00.000Z', '2026-01-31T12:00:00Z'],
    ['10000-01-01 00:00:00+00', '10000-01-01T00:00:00Z'],
    ['infinity', 'infinity'],
    ['0044-03-15 12:00:00+00 BC', '0044-03-15 12:00:00+00 BC'],
  ])('%s becomes %s', (text, canonical) => expect(canonicalInstant(text)).toBe(canonical))

  it('keep the wall clock where there is no zone', () => {
    expect(canonicalDateTime('2026-01-31 12:00:00.100')).toBe('2026-01-31T12:00:00.1')
    expect(canonicalDateTime('2026-01-31')).toBe('2026-01-31T00:00:00')
    expect(canonicalTime('12:00')).toBe('12:00:00')
    expect(canonicalTime('12:00:01.250000')).toBe('12:00:01.25')
    expect(canonicalTime('noon')).toBe('noon')
  })

  it('agree with Date on any zone', () => {
    const offsets = fc.tuple(fc.integer({ min: -15, max: 15 }), fc.constantFrom(0, 30, 45))
    const dates = fc.date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(dates, offsets, (date, [hours, minutes]) => {
        const wall = date.toISOString().slice(0, 19)
        const zone = `${hours < 0 ? '-' : '+'}${String(Math.abs(hours)).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`
        expect(canonicalInstant(wall + zone)).toBe(`${new Date(wall + zone).toISOString().slice(0, 19)}Z`)
      }),
    )
  })
})

describe('decimals', () => {
  it('are plain digits, equal to the number they came from', () => {
    expect(plainDecimal(1e21)).toBe('1000000000000000000000')
    expect(plainDecimal(-1.5e-7)).toBe('-0.00000015')
    expect(plainDecimal(1.25)).toBe('1.25')
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(plainDecimal(value)).toMatch(/^-?\d+(\.\d+)?$/)
        expect(Number(plainDecimal(value))).toBe(value + 0)
      }),
    )
  })

  it('are filled up to the scale and never rounded', () => {
    expect(atScale('1', 2)).toBe('1.00')
    expect(atScale('-1.2', 2)).toBe('-1.20')
    expect(atScale('1.234', 2)).toBe('1.234')
    expect(atScale('NaN', 2)).toBe('NaN')
    expect(atScale('1', undefined)).toBe('1')
  })

  it('count their digits', () => {
    expect(['0', '0.00', '-0012.50', '100', '0.001'].map(significantDigits)).toEqual([0, 0, 3, 3, 1])
  })
})
