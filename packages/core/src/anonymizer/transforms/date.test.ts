import { describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import type { FieldType, Value } from '../../schema/schema.js'
import { textOf } from '../kinds/text.js'
import { date } from './date.js'
import { codeOf, maskedBy } from './testing/mask-harness.js'
import { anyPage } from './testing/mask.laws.js'

const DAY = 86_400_000
const day: FieldType = { kind: 'date' }
const dayOf = (text: Value = null): number => Date.parse(`${textOf(text).slice(0, 10)}T00:00:00Z`) / DAY
const days = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
  .map((d) => d.toISOString().slice(0, 10))

describe('date', () => {
  it('moves all dates of a subject by one offset, so intervals and order stay', async () => {
    const born = ['1980-02-29', '2000-12-31', '2024-01-01']
    const subjects = ['email:ann@example.org', 'email:ann@example.org', 'email:ann@example.org']
    const masked = await maskedBy(date(), born, { type: day, subjects })
    const [offset] = masked.map((value, i) => dayOf(value) - dayOf(born[i]))
    expect(Math.abs(offset as number)).toBeGreaterThanOrEqual(1)
    expect(Math.abs(offset as number)).toBeLessThanOrEqual(30)
    expect(masked.map((value, i) => dayOf(value) - dayOf(born[i]))).toEqual([offset, offset, offset])
    const inOtherType = await maskedBy(date(), ['2024-01-01T10:00:00Z'], { type: { kind: 'instant' }, subjects })
    expect(dayOf(inOtherType[0]) - dayOf('2024-01-01')).toBe(offset)
  })

  it('uses every offset but none, and no longer one', async () => {
    const subjects = Array.from({ length: 5_000 }, (_, i) => `email:${i}@example.org`)
    const masked = await maskedBy(
      date({ days: 3 }),
      subjects.map(() => '2024-03-01'),
      { type: day, subjects },
    )
    const counts = new Map<number, number>()
    for (const value of masked)
      counts.set(dayOf(value) - dayOf('2024-03-01'), (counts.get(dayOf(value) - dayOf('2024-03-01')) ?? 0) + 1)
    expect([...counts.keys()].sort((a, b) => a - b)).toEqual([-3, -2, -1, 1, 2, 3])
    for (const count of counts.values()) expect(count).toBeGreaterThan(700)
  })

  it('keeps the time of day and the way it is written', async () => {
    const originals = ['2024-05-06', '2024-05-06T07:08:09.123Z', '2024-05-06 23:59:59+02:00', '2024-05-06T00:00']
    const masked = (await maskedBy(date(), originals)) as string[]
    masked.forEach((text, i) => {
      expect(text.slice(10)).toBe(originals[i]?.slice(10))
      expect(text.slice(0, 10)).not.toBe('2024-05-06')
    })
  })

  it('moves by weeks, and by day where it is asked for', async () => {
    const rule = { days: 60, multipleOf: 7 }
    await fc.assert(
      fc.asyncProperty(days, async (original) => {
        const [masked] = await maskedBy(date(rule), [original], { type: day })
        const offset = dayOf(masked) - dayOf(original)
        return offset % 7 === 0 && offset !== 0 && Math.abs(offset) <= 56
      }),
    )
    const [a, b] = await maskedBy(date({ shift: 'value' }), ['2024-05-06', '2024-05-06T01:00:00Z'], {
      subjects: ['a', 'b'],
    })
    expect(textOf(b ?? null).slice(0, 10)).toBe(a)
  })

  it('never leaves the year when told', async () => {
    for (const rule of [{ days: 30 }, { days: 364 }, { days: 180, multipleOf: 30 }]) {
      await fc.assert(
        fc.asyncProperty(days, fc.string(), async (original, subject) => {
          const [masked] = await maskedBy(date({ ...rule, keepYear: true }), [original], {
            type: day,
            subjects: [subject],
          })
          const offset = dayOf(masked) - dayOf(original)
          const { multipleOf = 1 } = rule as { multipleOf?: number }
          return (
            textOf(masked ?? null).slice(0, 4) === original.slice(0, 4) &&
            offset !== 0 &&
            Math.abs(offset) <= rule.days &&
            offset % multipleOf === 0
          )
        }),
        { numRuns: 200 },
      )
    }
  })

  it('pools the oldest, also those whom the offset makes old enough', async () => {
    const pooled = date({ pool: 90, asOf: '2025-06-30' })
    const originals = ['1910-01-01', '1935-06-30', '1935-06-29', '1990-01-01']
    const subjects = originals.map((_, i) => `s${i}`)
    const masked = await maskedBy(pooled, originals, { type: day, subjects })
    expect(masked.slice(0, 3)).toEqual(['1935-01-01', '1935-01-01', '1935-01-01'])
    expect(masked[3]).not.toBe('1935-01-01')
    const many = Array.from({ length: 200 }, (_, i) => `n${i}`)
    const near = await maskedBy(
      pooled,
      many.map(() => '1935-07-10'),
      { type: day, subjects: many },
    )
    expect(near.every((value) => value === '1935-01-01' || textOf(value) > '1935-06-30')).toBe(true)
    expect(await maskedBy(pooled, ['1901-01-01T10:20:30.5Z'], { type: { kind: 'instant' } })).toEqual([
      '1935-01-01T00:00:00Z',
    ])
  })

  it('stays within the years that databases hold', async () => {
    const subjects = Array.from({ length: 50 }, (_, i) => `s${i}`)
    for (const edge of ['0001-01-01', '9999-12-31']) {
      const masked = await maskedBy(
        date(),
        subjects.map(() => edge),
        { type: day, subjects },
      )
      expect(masked.every((value) => /^\d{4}-\d\d-\d\d$/.test(textOf(value)))).toBe(true)
    }
  })

  it('makes up a date for what is none; NULL, empty and blank are left to the policy', async () => {
    const masked = await maskedBy(date(), ['2023-02-29', '06.05.2024', 'n/a', null, '', ' '])
    for (const value of masked.slice(0, 3)) expect(value).toMatch(/^(19[89]|20[01])\d-\d\d-\d\d$/)
    expect(masked.slice(3)).toEqual([null, '', ' '])
    expect(await maskedBy(date({ malformed: 'null' }), ['n/a'])).toEqual([null])
    expect(await codeOf(() => maskedBy(date({ malformed: 'error' }), ['n/a']))).toBe('MASK.MALFORMED')
  })

  it('moves otherwise under another key, and does not depend on pages', async () => {
    const subjects = Array.from({ length: 40 }, (_, i) => `s${i}`)
    const run = (secret: string): Promise<readonly Value[]> =>
      maskedBy(
        date(),
        subjects.map(() => '2024-05-06'),
        { type: day, subjects, secret },
      )
    const [a, b] = [await run('a'), await run('b')]
    expect(a.filter((value, i) => value === b[i]).length).toBeLessThan(8)
    await fc.assert(
      anyPage(() => date(), days, { type: day }),
      { numRuns: 20 },
    )
  })

  it('refuses fields and options that make no sense', async () => {
    expect(await codeOf(() => maskedBy(date(), [], { type: { kind: 'boolean' } }))).toBe('MASK.TYPE')
    expect(await codeOf(() => maskedBy(date(), [], { type: { kind: 'text', length: 8 } }))).toBe('MASK.TOO_SHORT')
    for (const options of [
      { days: 0 },
      { days: 1.5 },
      { days: 5, multipleOf: 7 },
      { pool: 0 },
      { pool: 90, asOf: 'soon' },
    ])
      expect(await codeOf(() => date(options))).toBe('MASK.OPTION')
  })
})
