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
import { cycleEntities, cycleTables } from './testing/cycles.js'

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

async function fill(
  dialect: Dialect,
  only: readonly unknown[] | undefined,
  options: SeedsOptions = {},
): Promise<Filled> {
  const place = await openPlace(dialect, only === undefined ? {} : { only, schemas: ['archive'] })
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

const domains: readonly (readonly [name: string, only: readonly unknown[] | undefined])[] = [
  ['the shop', undefined],
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
      for (const [, only] of domains.slice(0, 3)) {
        const [native, orm] = [await fill(dialect, only), await fill(dialect, only, { through: 'orm' })]
        expect(orm.report.fingerprint).toBe(native.report.fingerprint)
        expect(orm.rows).toEqual(native.rows)
      }
      const place = await openPlace(dialect, { only: [Ticket] })
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

describe('entities that need each other', () => {
  const open = (dialect: Dialect, checked: string): Promise<Place> =>
    openPlace(dialect, { only: cycleEntities, ddl: cycleTables(dialect, checked) })

  it.each(DIALECTS)(
    'are filled where their keys are checked at the commit, on %s',
    async (dialect) => {
      for (const checked of ['DEFERRABLE INITIALLY DEFERRED', 'DEFERRABLE INITIALLY IMMEDIATE']) {
        for (const through of ['native', 'orm'] as const) {
          const place = await open(dialect, checked)
          const seeds = registerSeeders(place.source, { all: true, confirm: async ({ database }) => database })
          const plan = await seeds.plan()
          expect(plan.entities.map(({ later }) => later)).toEqual([[], []])
          await seeds.run({ through })
          const rows = await dump(place)
          const ids = (table: string): Set<unknown> => new Set(rows[table]?.map((row) => row['id']))
          expect([ids('teams').size, ids('players').size]).toEqual([20, 20])
          for (const team of rows['teams'] ?? []) expect(ids('players')).toContain(team['captain_id'])
          for (const player of rows['players'] ?? []) expect(ids('teams')).toContain(player['team_id'])
          expect((await seeds.verify()).findings).toEqual([])
          await seeds.clean()
          expect(Object.values(await dump(place))).toEqual([[], []])
          await place.close()
        }
      }
    },
    60_000,
  )

  it('are filled on sqlite whatever their keys say, for it can put off every check', async () => {
    const place = await open('sqlite', '')
    const report = await registerSeeders(place.source).run({ all: true })
    expect(report.rows).toBe(40)
    expect(await place.ask('PRAGMA foreign_key_check')).toEqual([])
    await place.close()
  })

  it('are refused on postgresql where every statement is checked, before anything is written', async () => {
    const place = await open('postgresql', 'NOT DEFERRABLE')
    const seeds = registerSeeders(place.source)
    for (const call of ['plan', 'run'] as const) {
      const error: unknown = await seeds[call]({ all: true }).catch((reason: unknown) => reason)
      expect(error).toMatchObject({ code: 'GRAPH.REQUIRED_CYCLE', fix: expect.stringContaining('Team.captain') })
      expect((error as Error).message).toMatch(/Team -> Player -> Team|Player -> Team -> Player/)
    }
    expect(Object.values(await dump(place))).toEqual([[], []])
    await place.close()
  })
})
