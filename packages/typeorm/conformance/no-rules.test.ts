import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { RunReport, SeedsOptions } from '@seed/core'
import { registerSeeders } from '../src/index.js'
import { entities as every } from '../src/testing/domain.js'
import { Invoice, hostileEntities, Ticket } from '../src/testing/hostile-domain.js'
import { postgresEntities } from '../src/testing/postgres-domain.js'
import { specialEntities } from '../src/testing/special-domain.js'
import {
  DIALECTS,
  type Dialect,
  dump,
  openPlace,
  type Place,
  startServer,
  stopServer,
  type TextRow,
} from './databases.js'

beforeAll(startServer, 60_000)
afterAll(stopServer)

interface Filled {
  readonly report: RunReport
  readonly rows: Readonly<Record<string, readonly TextRow[]>>
}

/** Foreign keys as the database itself sees them; PostgreSQL has checked all of them at the commit. */
async function expectNoOrphans(place: Place, dialect: Dialect): Promise<void> {
  if (dialect === 'sqlite') expect(await place.ask('PRAGMA foreign_key_check')).toEqual([])
}

async function fill(dialect: Dialect, only: readonly unknown[], options: SeedsOptions = {}): Promise<Filled> {
  const place = await openPlace(dialect, only)
  try {
    const seeds = registerSeeders(place.source, { all: true, ...options, confirm: async ({ database }) => database })
    const empty = await dump(place)
    const report = await seeds.run()
    const { findings, fingerprint } = await seeds.verify()
    expect(findings).toEqual([])
    expect(fingerprint).toBe(report.fingerprint)
    await expectNoOrphans(place, dialect)
    const rows = await dump(place)
    await seeds.clean()
    expect(await dump(place)).toEqual(empty)
    return { report, rows }
  } finally {
    await place.close()
  }
}

const domains: readonly (readonly [name: string, only: readonly unknown[]])[] = [
  ['every kind of column and relation', every],
  ['join tables that are entities', specialEntities],
  ['hooks and trees', hostileEntities],
]

describe('a run without a single rule', () => {
  it.each(domains)(
    'fills %s, the same on both databases',
    async (_, only) => {
      const [sqlite, postgresql] = [await fill('sqlite', only), await fill('postgresql', only)]
      expect(sqlite.report.entities.map(({ rows }) => rows).filter((rows) => rows !== 20)).toEqual([])
      expect(postgresql.report.fingerprint).toBe(sqlite.report.fingerprint)
      expect(postgresql.report.entities.map(({ entity, fingerprint }) => [entity, fingerprint])).toEqual(
        sqlite.report.entities.map(({ entity, fingerprint }) => [entity, fingerprint]),
      )
    },
    60_000,
  )

  it.each(DIALECTS)(
    'gives the same rows through the ORM on %s',
    async (dialect) => {
      for (const [, only] of domains.slice(0, 2)) {
        const [native, orm] = [await fill(dialect, only), await fill(dialect, only, { through: 'orm' })]
        expect(orm.report.fingerprint).toBe(native.report.fingerprint)
        expect(orm.rows).toEqual(native.rows)
      }
      const place = await openPlace(dialect, [Ticket])
      await expect(registerSeeders(place.source).run({ all: true, through: 'orm' })).rejects.toMatchObject({
        code: 'ORM.KEY_CHANGED',
      })
      expect((await dump(place))['tickets']).toEqual([])
      await place.close()
    },
    60_000,
  )

  it('fills what only PostgreSQL has: arrays, enums, jsonb, zoned moments, other schemas, identity keys', async () => {
    const { rows } = await fill('postgresql', [...postgresEntities, Invoice])
    const documents = rows['archive.documents'] ?? []
    expect(documents).toHaveLength(20)
    expect(documents.filter((row) => row['parent_id'] !== null).length).toBeGreaterThan(5)
    for (const row of documents) {
      expect(row['tags']).toMatch(/^\{.*\}$/)
      expect(['draft', 'final']).toContain(row['state'])
      expect(row['initials']).toHaveLength(4)
      expect(row['seen']).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\+00$/)
    }
    expect((rows['invoices'] ?? []).map((row) => Number(row['id'])).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 20 }, (_, i) => i + 1),
    )
    const orm = await fill('postgresql', postgresEntities, { through: 'orm' })
    expect(orm.rows['archive.documents']).toEqual(documents)
  }, 60_000)
})
