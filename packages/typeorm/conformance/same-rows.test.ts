import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { RunOptions, RunReport } from '@seed/core'
import { registerSeeders } from '../src/index.js'
import { DIALECTS, type Dialect, dump, openPlace, startServer, stopServer, type TextRow } from './databases.js'
import { SEEDERS, totalsAddUp } from './seeders.js'

beforeAll(startServer, 60_000)
afterAll(stopServer)

type Dump = Readonly<Record<string, readonly TextRow[]>>

interface Outcome {
  readonly report: RunReport
  readonly rows: Dump
}

async function seeded(dialect: Dialect, options: RunOptions = {}): Promise<Outcome> {
  const place = await openPlace(dialect)
  try {
    const seeds = registerSeeders(place.source, { seeders: SEEDERS, rules: [totalsAddUp] })
    const report = await seeds.run(options)
    const checked = await seeds.verify()
    expect(checked.findings).toEqual([])
    expect(checked.fingerprint).toBe(report.fingerprint)
    return { report, rows: await dump(place) }
  } finally {
    await place.close()
  }
}

const prints = ({ report }: Outcome): unknown =>
  report.entities.map(({ entity, rows, fingerprint }) => [entity, rows, fingerprint])

/** A cell's text in one spelling for both databases: their own ones for true, for numbers and for moments differ. */
function plain(text: string | null): string | null {
  if (text === null) return null
  if (text === 't' || text === 'f') return text === 't' ? '1' : '0'
  if (/^-?\d{1,15}(\.\d+)?$/.test(text)) return String(Number(text))
  return text.replace(/^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)(\.0+)?$/, '$1 $2')
}

function plainRows(rows: Dump): Readonly<Record<string, readonly string[]>> {
  const lines = (table: readonly TextRow[]): readonly string[] =>
    table
      .map((row) =>
        JSON.stringify(
          Object.entries(row)
            .map(([name, text]) => `${name}=${plain(text)}`)
            .sort(),
        ),
      )
      .sort()
  return Object.fromEntries(Object.entries(rows).map(([table, all]) => [table, lines(all)]))
}

describe('one seed', () => {
  it('gives the same rows on both databases, past the ORM and through it', async () => {
    const native = await seeded('sqlite')
    const orm = await seeded('sqlite', { through: 'orm' })
    const postgres = await seeded('postgresql')
    const postgresOrm = await seeded('postgresql', { through: 'orm' })
    expect(native.report).toMatchObject({ through: 'native', mode: 'atomic' })
    expect(orm.report.through).toBe('orm')
    for (const other of [orm, postgres, postgresOrm]) {
      expect(prints(other)).toEqual(prints(native))
      expect(other.report.fingerprint).toBe(native.report.fingerprint)
    }
    // What the databases hold, read past everything of ours: byte by byte within one, cell by cell between the two.
    expect(orm.rows).toEqual(native.rows)
    expect(postgresOrm.rows).toEqual(postgres.rows)
    expect(plainRows(postgres.rows)).toEqual(plainRows(native.rows))
    expect(native.rows['users']).toHaveLength(40)
  }, 60_000)

  it('is another data set for another seed, reference date or locale', async () => {
    const all = [
      await seeded('sqlite'),
      await seeded('sqlite', { seed: 43 }),
      await seeded('sqlite', { seed: 'forty-two' }),
      await seeded('sqlite', { now: '2026-06-01' }),
      await seeded('sqlite', { locale: 'de' }),
    ]
    expect(new Set(all.map(({ report }) => report.fingerprint)).size).toBe(all.length)
    expect(new Set(all.map(({ rows }) => JSON.stringify(rows['users']))).size).toBe(all.length)
  })
})

describe('a run on a database', () => {
  it.each(DIALECTS)(
    'relates every row, sets cycles in a second pass and keeps all constraints on %s',
    async (dialect) => {
      const { rows } = await seeded(dialect)
      const ids = (table: string, column: string): Set<string | null> =>
        new Set((rows[table] ?? []).map((row) => row[column] ?? null))
      for (const [table, column, target, key] of [
        ['users', 'manager_id', 'users', 'id'],
        ['users', 'favourite_product_id', 'products', 'id'],
        ['products', 'owner_id', 'users', 'id'],
        ['profiles', 'user_id', 'users', 'id'],
        ['attachments', 'user_id', 'users', 'id'],
        ['product_tags', 'tag_code', 'tags', 'code'],
        ['product_tags', 'product_id', 'products', 'id'],
        ['product_categories', 'productsId', 'products', 'id'],
        ['product_categories', 'categoriesId', 'categories', 'id'],
        ['stock', 'sku', 'products', 'sku'],
        ['orders', 'user_id', 'users', 'id'],
        ['order_items', 'order_id', 'orders', 'id'],
        ['order_items', 'product_id', 'products', 'id'],
        ['payments', 'order_id', 'orders', 'id'],
      ] as const) {
        const known = ids(target, key)
        const used = [...ids(table, column)].filter((value) => value !== null)
        expect([table, column, used.filter((value) => !known.has(value))]).toEqual([table, column, []])
        expect(used.length).toBeGreaterThan(1)
      }
      const pairs = new Set((rows['warehouses'] ?? []).map((row) => `${row['region']} ${row['number']}`))
      for (const row of rows['stock'] ?? []) expect(pairs).toContain(`${row['region']} ${row['warehouse_number']}`)
      // One profile a user, the discriminator by entity, the partial index, and the column that the database computes.
      expect(ids('profiles', 'user_id').size).toBe(20)
      expect(
        (rows['payments'] ?? []).filter((row) => row['kind'] === 'card' && row['reference'] === null),
      ).toHaveLength(20)
      expect(
        (rows['payments'] ?? []).filter((row) => row['kind'] === 'transfer' && row['last_four'] === null),
      ).toHaveLength(10)
      for (const row of rows['users'] ?? []) {
        expect(row['initials']).toBe(`${row['first_name']?.slice(0, 1)}${row['last_name']?.slice(0, 1)}`)
        expect((row['created_at'] as string) <= (row['updated_at'] as string)).toBe(true)
      }
      const favourites = (rows['users'] ?? []).filter((row) => row['favourite_product_id'] === null)
      expect(favourites.length).toBeGreaterThan(0)
      expect(favourites.length).toBeLessThan(40)
    },
  )
})
