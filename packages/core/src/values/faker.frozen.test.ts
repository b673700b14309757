import { describe, expect, it } from '@jest/globals'
import { hashKey } from '../random/key.js'
import { CellSource } from '../random/source.js'
import { createFaker } from './faker.js'
import { loadLocale } from './locale.js'

const NOW = new Date('2026-01-01T00:00:00Z')

describe('createFaker, frozen for seed 42', () => {
  it.each([
    ['en', ['Sedrick Schoen', 448, '2025-12-19T08:34:18.326Z']],
    ['de', ['Sinan Schwartz', 448, '2025-12-19T08:34:18.326Z']],
    ['fr', ['Stanislas Poirier', 448, '2025-12-19T08:34:18.326Z']],
  ])('%s', async (locale, values) => {
    const source = new CellSource()
    const faker = createFaker(await loadLocale(locale), source, NOW)
    const key = hashKey(42, 'users')
    source.point(key.hi, key.lo, 1, 2)
    expect([faker.person.fullName(), faker.number.int(1_000), faker.date.past().toISOString()]).toEqual(values)
  })
})
