import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { Client, QueryConfig } from 'pg'
import type { SqlStore } from '../../shared/store.js'
import { entity, failureOf, field, madeRows, readAll, rowsOf } from '../../testing/fixtures.js'
import { type OpenPostgresql, startTestServer, type TestServer } from '../../testing/postgresql.js'
import { tableOf, tablesOf, valuesComeBack } from '../../testing/round-trip.laws.js'
import { findsPlantedFaults, keepsLedger, keepsRelativesApart, STORE_TABLES } from '../../testing/store-laws.js'
import { TYPE_CASES } from '../../testing/values.js'
import { classifyPostgresql } from '../classify.js'
import { parseRecord } from '../record-text.js'
import { postgresqlSession } from '../session.js'
import { createPostgresqlStore } from '../store.js'
import { fromStatements, type PgDoor } from './statements.js'

const users = entity('users', [
  field('id', { kind: 'integer', bits: 32 }, 'integer', { nullable: false, generated: 'increment' }),
  field('email', { kind: 'text' }, 'varchar(12)'),
  field('code', { kind: 'text', fixed: true }, 'char(4)'),
  field('boss', { kind: 'integer', bits: 32 }, 'integer'),
])
const FIELDS = ['id', 'email', 'code', 'boss']
const USERS = `DROP TABLE IF EXISTS users;
  CREATE TABLE users (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, email varchar(12) UNIQUE, code char(4),
    boss int REFERENCES users DEFERRABLE)`

/** A door as ORMs have it: prepared statements, values that a driver's parsers have changed, objects as rows. */
function doorOf(client: Client): PgDoor {
  return async (text, values) => {
    const statement = { text, values: [...values], queryMode: 'extended' } as QueryConfig
    const { rows, rowCount } = await client.query<object>(statement)
    return { rows, touched: rowCount ?? 0 }
  }
}

let server: TestServer
let session: OpenPostgresql

beforeAll(async () => {
  server = await startTestServer()
  session = await server.open()
  await session.client.query(STORE_TABLES)
  await session.client.query("CREATE TYPE test_enum AS ENUM ('it''s', 'b\\c', 'ü,{')")
  await session.client.query(tablesOf(TYPE_CASES, 'postgresql'))
}, 60_000)

afterAll(() => server.stop())

async function within<T>(work: (store: SqlStore) => Promise<T>): Promise<T> {
  await session.client.query('BEGIN')
  try {
    const result = await work(createPostgresqlStore(fromStatements(doorOf(session.client))))
    await session.client.query('COMMIT')
    return result
  } catch (error) {
    await session.client.query('ROLLBACK')
    throw error
  }
}
const door = (): { within: typeof within } => ({ within })

describe('the store through raw statements', () => {
  beforeEach(() => session.client.query('TRUNCATE teams, people, marks, staff; DROP SCHEMA IF EXISTS seed CASCADE'))
  findsPlantedFaults(door)
  keepsRelativesApart(door)
  keepsLedger(door)
})

describe('values through raw statements', () => {
  it.each(TYPE_CASES.map((one, i) => ({ ...one, place: i })))('come back equal: $name', async (one) => {
    const table = tableOf(one, one.place, 'postgresql')
    await fc.assert(valuesComeBack(one, table, within), { numRuns: 15, seed: 42 })
  })

  it('are read from the text of a row, whatever is in it', async () => {
    const fields = fc.array(fc.option(fc.string({ unit: 'binary' }).map((text) => text.replaceAll('\0', ''))), {
      minLength: 1,
      maxLength: 4,
    })
    await fc.assert(
      fc.asyncProperty(fields, async (row) => {
        const columns = row.map((_, i) => `$${i + 1}::text`).join(', ')
        const { rows } = await session.client.query<{ r: string }>(`SELECT r::text FROM (SELECT ${columns}) AS r`, row)
        expect(parseRecord(rows[0]?.r ?? '')).toEqual(row)
      }),
      { numRuns: 300, seed: 42, examples: [[['']], [[null]], [[null, '', null]], [['a,"b"\\(c)\n']]] },
    )
  })
})

describe('writing through raw statements', () => {
  beforeEach(() => session.client.query(USERS))

  it('writes identity-always keys, updates, deletes, and reads page by page', async () => {
    await within(async (store) => {
      expect(await store.reserve(users, 'id', 3_000)).toBe(1n)
      const source = madeRows(FIELDS, 3_000, (i) => [i + 1, `u${i}`, i % 2 === 0 ? 'ab' : null, ((i + 1) % 3_000) + 1])
      expect(await store.insert(users, source, 'native')).toBe(3_000)
      expect(
        await store.update(
          users,
          madeRows(['id', 'boss'], 1_500, (i) => [i + 1, null]),
        ),
      ).toBe(1_500)
      expect(await readAll(store, users, { fields: ['id', 'code'], pageRows: 700 })).toHaveLength(3_000)
      const some = { kind: 'range', from: 1_499n, to: 1_502n } as const
      expect(await readAll(store, users, { keys: some })).toEqual([
        [1_499, 'u1498', 'ab', null],
        [1_500, 'u1499', null, null],
        [1_501, 'u1500', 'ab', 1_502],
        [1_502, 'u1501', null, 1_503],
      ])
      await store.settle([users])
      await store.update(
        users,
        madeRows(['id', 'boss'], 3_000, (i) => [i + 1, null]),
      )
      expect(await store.delete(users, { kind: 'list', keys: [[1], [2]] })).toBe(2)
    })
    const { rows } = await session.client.query("INSERT INTO users (email) VALUES ('next') RETURNING id")
    expect(rows).toEqual([{ id: 3_001 }])
  })

  it.each([
    ['a duplicate', 'u5', { kind: 'unique', constraint: 'users_email_key', table: 'users', columns: ['email'] }],
    ['a text that the column would cut off', 'x'.repeat(13), { kind: 'value' }],
  ])('says the row at fault: %s', async (_name, bad, expected) => {
    const source = madeRows(FIELDS, 12_000, (i) => [i + 1, i === 9_876 ? bad : `u${i}`, null, null])
    const error = await failureOf(within((store) => store.insert(users, source, 'native')))
    expect(classifyPostgresql(error)).toEqual({ ...expected, row: 9_876 })
    expect((await session.client.query('SELECT count(*) FROM users')).rows).toEqual([{ count: '0' }])
  })

  it('blames no row where none is at fault', async () => {
    const gone = { ...users, table: { name: 'gone' } }
    const error = await failureOf(
      within((store) => store.insert(gone, rowsOf(FIELDS, [[1, 'a', null, null]]), 'native')),
    )
    expect(classifyPostgresql(error)).toEqual({ kind: 'missing-table', table: 'gone' })
  })

  it('rethrows what the source throws', async () => {
    const broken = new Error('cell failed')
    const source = madeRows(FIELDS, 5_000, (i) => {
      if (i === 3_000) throw broken
      return [i + 1, `u${i}`, null, null]
    })
    expect(await failureOf(within((store) => store.insert(users, source, 'native')))).toBe(broken)
  })
})

describe('a session on raw statements', () => {
  it('sees what a session on the driver sees', async () => {
    await session.client.query("SET DateStyle = 'German'; ALTER TABLE teams ADD born date DEFAULT '2026-01-31'")
    const known = await postgresqlSession(session.connection).catalog()
    const raw = postgresqlSession(fromStatements(doorOf(session.client)))
    await session.client.query('BEGIN')
    await raw.begun()
    expect(await raw.catalog()).toEqual(known)
    expect(await raw.target()).toEqual(await postgresqlSession(session.connection).target())
    expect(await raw.whileOrmWrites(async () => 7)).toBe(7)
    expect((await session.client.query('SHOW TimeZone')).rows).toEqual([{ TimeZone: 'UTC' }])
    await session.client.query('ROLLBACK')
  })
})
