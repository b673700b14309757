import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { SeedError } from '../../errors/seed-error.js'
import { memoryAdapter } from '../../memory/adapter.js'
import type { Progress } from '../../seeder/reports.js'
import { measurePrivacy } from './measure-privacy.js'
import { countsGroups, measure, moreFieldsTellMore } from './measure-privacy.laws.js'
import { DOMAIN } from './testing/people.js'

const person = (city: string | null, age: number) => ({ city, age })

async function failureOf(quasi: Parameters<typeof measurePrivacy>[2], signal?: AbortSignal): Promise<SeedError> {
  const adapter = memoryAdapter(DOMAIN)
  await adapter.change((client) => client.insert('Person', [person('Ely', 30)]))
  return adapter
    .transaction((store) => measurePrivacy(store, DOMAIN, quasi, signal === undefined ? {} : { signal }))
    .then(
      () => Promise.reject(new Error('it should have failed')),
      (error: unknown) => error as SeedError,
    )
}

describe('k-anonymity', () => {
  it('is the size of the smallest group', async () => {
    const rows = [
      ...Array<null>(6)
        .fill(null)
        .map(() => person('Ely', 30)),
      person('Bath', 30),
      person('Bath', 30),
    ]
    expect(await measure(rows, ['city', 'age'])).toEqual({
      entity: 'Person',
      fields: ['city', 'age'],
      rows: 8,
      k: 2,
      groups: 2,
      uniqueRows: 0,
      rowsBelow5: 2,
    })
  })

  it('counts rows that are alone', async () => {
    const report = await measure([person('Ely', 30), person('Ely', 31), person('Ely', 30)], ['city', 'age'])
    expect(report).toMatchObject({ k: 1, uniqueRows: 1, rowsBelow5: 3, groups: 2 })
  })

  it('takes NULLs for alike, and for another value than any text', async () => {
    const report = await measure([person(null, 1), person(null, 2), person('~', 3), person('null', 4)], ['city'])
    expect(report).toMatchObject({ groups: 3, k: 1, uniqueRows: 2 })
  })

  it('takes two spellings of one document for alike', async () => {
    const rows = [
      { city: 'Ely', age: 1, habits: { tea: 1, jam: [2] } },
      { city: 'Ely', age: 1, habits: { jam: [2], tea: 1 } },
    ]
    expect(await measure(rows, ['habits'])).toMatchObject({ groups: 1, k: 2 })
  })

  it('is 0 without rows', async () => {
    expect(await measure([], ['city'])).toMatchObject({ rows: 0, k: 0, groups: 0, uniqueRows: 0, rowsBelow5: 0 })
  })

  it('has the groups make up all rows', () => fc.assert(countsGroups(1000), { numRuns: 60 }))
  it('has the same groups by tags', () => fc.assert(countsGroups(2), { numRuns: 60 }))
  it('tells more by more fields', () => fc.assert(moreFieldsTellMore(), { numRuns: 40 }))

  it('measures every quasi-identifier and tells how far it is', async () => {
    const adapter = memoryAdapter(DOMAIN)
    await adapter.change((client) => client.insert('Person', [person('Ely', 30), person('Ely', 31)]))
    const seen: Progress[] = []
    const quasi = [
      { entity: 'Person', fields: ['city'] },
      { entity: 'Person', fields: ['age'] },
    ]
    const onProgress = (progress: Progress): void => void seen.push(progress)
    const reports = await adapter.transaction((store) => measurePrivacy(store, DOMAIN, quasi, { onProgress }))
    expect(reports.map(({ k }) => k)).toEqual([2, 1])
    expect(seen.map(({ entity, done, total }) => [entity, done, total])).toEqual([
      ['Person', 2, 2],
      ['Person', 2, 2],
    ])
  })
})

describe('quasi-identifiers', () => {
  it('are judged all at once', async () => {
    const error = await failureOf([
      { entity: 'Persn', fields: ['city'] },
      { entity: 'Person', fields: ['cty', 'age', 'age'] },
      { entity: 'Person', fields: [] },
    ])
    expect(error.message).toContain('SCHEMA.UNKNOWN_ENTITY: there is no entity Persn')
    expect(error.message).toContain('SCHEMA.UNKNOWN_FIELD: Person has no field cty')
    expect(error.message).toContain('PRIVACY.FIELDS: a quasi-identifier of Person has a field twice')
    expect(error.message).toContain('PRIVACY.FIELDS: a quasi-identifier of Person has no fields')
  })

  it('are not read once the work is stopped', async () => {
    const error = await failureOf([{ entity: 'Person', fields: ['city'] }], AbortSignal.abort())
    expect(error.code).toBe('RUN.INTERRUPTED')
  })
})
