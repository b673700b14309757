import fc from 'fast-check'
import { groupBy } from '../../internal/list.js'
import { memoryAdapter } from '../../memory/adapter.js'
import type { MemoryRow } from '../../memory/client.js'
import type { PrivacyReport } from '../reports.js'
import { measurePrivacy } from './measure-privacy.js'
import { DOMAIN, PERSON } from './testing/people.js'

/** Rows of few different values, so that there are groups. */
export const people: fc.Arbitrary<readonly MemoryRow[]> = fc.array(
  fc.record({ city: fc.constantFrom('Ely', 'Bath', null), age: fc.integer({ min: 30, max: 33 }) }),
  { maxLength: 60 },
)

/** Measures rows of `Person` in a memory database. */
export async function measure(
  rows: readonly MemoryRow[],
  fields: readonly string[],
  exactGroups?: number,
): Promise<PrivacyReport | undefined> {
  const adapter = memoryAdapter(DOMAIN)
  await adapter.change((client) => client.insert(PERSON.name, rows))
  const quasi = [{ entity: PERSON.name, fields }]
  const reports = await adapter.transaction(
    (store) => measurePrivacy(store, DOMAIN, quasi, {}, exactGroups),
    'snapshot',
  )
  return reports[0]
}

/** k is the smallest group's size, the groups make up all rows: counted once more in the plainest way. */
export function countsGroups(exactGroups: number): fc.IAsyncProperty<unknown> {
  return fc.asyncProperty(people, async (rows) => {
    const groups = groupBy(rows, (row) => JSON.stringify([row['city'], row['age']]))
    const sizes = [...groups.values()].map((group) => group.length)
    const report = await measure(rows, ['city', 'age'], exactGroups)
    return (
      report?.rows === rows.length &&
      report.groups === sizes.length &&
      report.k === (sizes.length === 0 ? 0 : Math.min(...sizes)) &&
      report.uniqueRows === sizes.filter((size) => size === 1).length &&
      report.rowsBelow5 === sizes.filter((size) => size < 5).reduce((sum, size) => sum + size, 0)
    )
  })
}

/** Whoever knows one field more can only tell more rows apart. */
export function moreFieldsTellMore(): fc.IAsyncProperty<unknown> {
  return fc.asyncProperty(people, async (rows) => {
    const [one, both] = [await measure(rows, ['city']), await measure(rows, ['city', 'age'])]
    return one !== undefined && both !== undefined && both.k <= one.k && both.uniqueRows >= one.uniqueRows
  })
}
