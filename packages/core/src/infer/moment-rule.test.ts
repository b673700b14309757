import { describe, expect, it } from '@jest/globals'
import { hashKey } from '../random/key.js'
import { keyedSource } from '../random/source.js'
import type { Field, FieldType } from '../schema/schema.js'
import { english } from '../values/english.js'
import { inferRule } from './infer-rule.js'
import { column, entity, field, NOW, rowMaker } from './rows.laws.js'
import type { InferenceCell } from './rule.js'

const INSTANT: FieldType = { kind: 'instant' }
const DAY = 86_400_000
const time = (value: unknown): number => (value instanceof Date ? value.getTime() : Date.parse(String(value)))

describe('the timeline of a row', () => {
  const fields: readonly Field[] = [
    field('updatedAt', INSTANT, { role: 'updated' }),
    field('deletedOn', { kind: 'datetime' }, { nullable: false }),
    field('createdAt', INSTANT, { role: 'created' }),
    field('paidAt', { kind: 'datetime' }),
    field('expiresAt', INSTANT),
    field('startDate', { kind: 'date' }),
    field('endDate', { kind: 'date' }),
    field('birthDate', { kind: 'date' }),
  ]
  const row = rowMaker(entity(fields))

  it('is in order, within two years before the run, in whole seconds', () => {
    for (let i = 0; i < 500; i++) {
      const { createdAt, updatedAt, deletedOn, paidAt, expiresAt, startDate, endDate, birthDate } = row(i)
      const line = [
        NOW.getTime() - 730 * DAY,
        time(createdAt),
        time(updatedAt),
        time(deletedOn),
        NOW.getTime(),
        time(expiresAt),
      ]
      expect(line).toEqual(line.toSorted((a, b) => a - b))
      expect(time(paidAt)).toBeGreaterThanOrEqual(time(createdAt))
      expect(time(paidAt)).toBeLessThanOrEqual(NOW.getTime())
      expect(time(endDate)).toBeGreaterThan(time(startDate))
      expect(time(startDate) + DAY).toBeGreaterThan(time(createdAt))
      expect(NOW.getTime() - time(birthDate)).toBeGreaterThan(18 * 365 * DAY)
      for (const value of [createdAt, updatedAt, deletedOn]) expect(time(value) % 1000).toBe(0)
    }
  })

  it('spreads over the two years', () => {
    const ages = column(entity(fields), 'createdAt', 1_000).map((value) => (NOW.getTime() - time(value)) / DAY)
    const mean = ages.reduce((sum, age) => sum + age, 0) / ages.length
    // Uniform over 730 days: mean 365, standard error 6.7.
    expect(mean).toBeGreaterThan(331)
    expect(mean).toBeLessThan(399)
  })
})

describe('other moments', () => {
  it.each([
    [new Date('2026-03-01T12:00:00.500Z'), '2026-03-01T12:00:01Z'],
    ['2026-03-01T12:00:00', '2026-03-01T12:00:00Z'],
    ['2026-03-01 12:00:00-05:00', '2026-03-01T17:00:00Z'],
    ['2026-03-01', '2026-03-01T00:00:00Z'],
  ])('follow a creation that lies after the run, in whatever form it is given: %s', (given, at) => {
    const changed = field('updatedAt', INSTANT)
    const one = entity([field('createdAt', INSTANT), changed])
    const cell = inferRule(one, changed, { entities: [one] })?.bind(english, hashKey(1))
    const source = keyedSource(hashKey(2))
    const value = cell?.({ source, now: NOW, value: () => given } as unknown as InferenceCell)
    expect(value).toEqual(new Date(at))
  })

  it('leave out what seldom happens', () => {
    const nullable = { nullable: true }
    const share = (name: string): number =>
      column(entity([field(name, INSTANT, nullable)]), name, 500).filter((value) => value === null).length / 500
    expect(share('deletedAt')).toBe(1)
    expect(share('cancelledAt')).toBeGreaterThan(0.85)
    expect(share('publishedAt')).toBe(0)
  })

  it('open before they close', () => {
    const row = rowMaker(entity([field('closesAt', { kind: 'time' }), field('opensAt', { kind: 'time' })]))
    for (let i = 0; i < 100; i++) expect(String(row(i)['opensAt']) < String(row(i)['closesAt'])).toBe(true)
  })
})
