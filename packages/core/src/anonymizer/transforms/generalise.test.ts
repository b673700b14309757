import { describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import type { FieldType } from '../../schema/schema.js'
import { ageBand } from './age-band.js'
import { band, lowerBound } from './band.js'
import { postcodePrefix } from './postcode-prefix.js'
import { codeOf, maskedBy } from './testing/mask-harness.js'
import { truncateDate } from './truncate-date.js'

const int32: FieldType = { kind: 'integer', bits: 32 }
const asOf = '2025-06-30'

describe('band', () => {
  it('gives the lower bound, exactly, below zero downwards', async () => {
    const money: FieldType = { kind: 'decimal', precision: 10, scale: 2 }
    expect(await maskedBy(band({ width: 100 }), ['1234.56', '99.99', '-0.01', '100.00'], { type: money })).toEqual([
      '1200.00',
      '0.00',
      '-100.00',
      '100.00',
    ])
    expect(await maskedBy(band({ width: '0.1' }), ['0.30', '0.39'], { type: money })).toEqual(['0.30', '0.30'])
    expect(await maskedBy(band({ width: 25 }), [99, -1, 0], { type: int32 })).toEqual([75, -25, 0])
    expect(await maskedBy(band({ width: 25 }), [99n], { type: { kind: 'integer', bits: 64 } })).toEqual([75n])
    expect(await maskedBy(band({ width: 0.5 }), [1.75], { type: { kind: 'float', bits: 64 } })).toEqual([1.5])
    expect(await maskedBy(band({ width: 100 }), [-128], { type: { kind: 'integer', bits: 8 } })).toEqual([-128])
    expect(await maskedBy(band({ width: 10 }), ['34', 'many', null])).toEqual(['30', null, null])
    expect(await maskedBy(band({ width: 10 }), ['many'], { field: { nullable: false } })).toEqual(['0'])
  })

  it('is at most the number, and nearer than the width', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 1000 }), (number, width) => {
        const bound = Number(lowerBound(String(number), String(width)))
        return bound <= number && number - bound < width && Math.abs(bound % width) === 0
      }),
    )
  })

  it('refuses widths without meaning', async () => {
    for (const width of [0, -1, 'wide']) expect(await codeOf(() => band({ width }))).toBe('MASK.OPTION')
    expect(await codeOf(() => maskedBy(band({ width: 0.5 }), [], { type: int32 }))).toBe('MASK.OPTION')
    expect(await codeOf(() => maskedBy(band({ width: 1 }), [], { type: { kind: 'date' } }))).toBe('MASK.TYPE')
  })
})

describe('ageBand', () => {
  it('serves ages and dates of birth, in columns of each kind', async () => {
    const rule = ageBand({ asOf })
    expect(await maskedBy(rule, [34, 0, 89, 90, 104], { type: int32 })).toEqual([30, 0, 80, 90, 90])
    expect(await maskedBy(rule, ['34', '104', '1990-07-01', '1990-06-30', 'old'])).toEqual([
      '30-39',
      '90+',
      '30-39',
      '30-39',
      null,
    ])
    expect(await maskedBy(ageBand({ asOf, width: 7 }), ['88', '90'])).toEqual(['84-89', '90+'])
    expect(await maskedBy(rule, ['1985-07-01', '1985-06-30', '1901-05-05'], { type: { kind: 'date' } })).toEqual([
      '1995-01-01',
      '1985-01-01',
      '1935-01-01',
    ])
    expect(await maskedBy(rule, ['1985-06-30T10:11:12Z'], { type: { kind: 'instant' } })).toEqual([
      '1985-01-01T00:00:00Z',
    ])
    expect(await maskedBy(rule, ['?'], { field: { nullable: false } })).toEqual(['0-9'])
  })

  it('refuses options and fields without meaning', async () => {
    expect(await codeOf(() => ageBand({ width: 0 }))).toBe('MASK.OPTION')
    expect(await codeOf(() => ageBand({ asOf: '2025' }))).toBe('MASK.OPTION')
    expect(await codeOf(() => maskedBy(ageBand(), [], { type: { kind: 'text', length: 4 } }))).toBe('MASK.TOO_SHORT')
  })
})

describe('postcodePrefix', () => {
  it('keeps three characters, but of areas with few people none', async () => {
    expect(await maskedBy(postcodePrefix(), ['90210', '90210-1234', '03601', 'SW1A 1AA', 'nowhere at all!'])).toEqual([
      '902**',
      '902**-****',
      '000**',
      'SW1* ***',
      null,
    ])
    expect(await maskedBy(postcodePrefix({ pad: '0', small: [] }), ['03601'])).toEqual(['03600'])
    expect(await maskedBy(postcodePrefix(), [90210, 3601, 2134], { type: int32 })).toEqual([90200, 0, 2100])
    expect(await maskedBy(postcodePrefix({ keep: 2 }), ['03601', '90210'])).toEqual(['00***', '90***'])
    expect(await codeOf(() => postcodePrefix({ keep: 6 }))).toBe('MASK.OPTION')
  })
})

describe('truncateDate', () => {
  it('gives the first day of the year or month, at midnight', async () => {
    expect(await maskedBy(truncateDate({ to: 'year' }), ['2024-02-29', '2024-12-31T23:59:59.5Z', 'soon'])).toEqual([
      '2024-01-01',
      '2024-01-01T00:00:00Z',
      null,
    ])
    expect(await maskedBy(truncateDate({ to: 'month' }), ['2024-02-29'], { type: { kind: 'date' } })).toEqual([
      '2024-02-01',
    ])
    expect(await codeOf(() => truncateDate({ to: 'day' as 'year' }))).toBe('MASK.OPTION')
  })
})
