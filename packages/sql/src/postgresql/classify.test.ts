import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { openPostgresql } from '../connect/postgresql.js'
import { entity, failureOf, field, rowsOf } from '../testing/fixtures.js'
import { inTransaction, startTestServer, type TestServer } from '../testing/postgresql.js'
import { classifyPostgresql } from './classify.js'

const SECRET = 'hunter2'
let server: TestServer
let session: Awaited<ReturnType<TestServer['open']>>

beforeAll(async () => {
  server = await startTestServer()
  session = await server.open()
  await session.client.query(`
    CREATE TABLE parents (id int PRIMARY KEY, "Tenant Id" int, code text, UNIQUE ("Tenant Id", code));
    CREATE TABLE children (id int PRIMARY KEY, parent_id int CONSTRAINT to_parent REFERENCES parents,
      name varchar(7) NOT NULL, age int CONSTRAINT adult CHECK (age >= 18), email text, span int4range,
      CONSTRAINT apart EXCLUDE USING gist (span WITH &&));
    CREATE UNIQUE INDEX children_lower ON children (lower(email));
    INSERT INTO parents VALUES (1, 1, '${SECRET}');
    INSERT INTO children VALUES (1, 1, 'one', 20, '${SECRET}', '[1,5)')`)
}, 60_000)

afterAll(() => server.stop())

const CASES: readonly (readonly [string, string, unknown])[] = [
  [
    'a duplicate key',
    'INSERT INTO parents VALUES (1)',
    { kind: 'unique', constraint: 'parents_pkey', table: 'parents', columns: ['id'] },
  ],
  [
    'a duplicate of two columns',
    `INSERT INTO parents VALUES (2, 1, '${SECRET}')`,
    { kind: 'unique', constraint: 'parents_Tenant Id_code_key', table: 'parents', columns: ['Tenant Id', 'code'] },
  ],
  [
    'a duplicate expression',
    `INSERT INTO children VALUES (2, 1, 'x', 20, '${SECRET}')`,
    { kind: 'unique', constraint: 'children_lower', table: 'children' },
  ],
  [
    'an exclusion',
    "INSERT INTO children VALUES (2, 1, 'x', 20, 'b', '[2,3)')",
    { kind: 'unique', constraint: 'apart', table: 'children', columns: ['span'] },
  ],
  [
    'a missing parent',
    "INSERT INTO children VALUES (2, 99, 'x')",
    { kind: 'foreign-key', constraint: 'to_parent', table: 'children', columns: ['parent_id'] },
  ],
  ['a parent in use', 'DELETE FROM parents', { kind: 'foreign-key', constraint: 'to_parent', table: 'children' }],
  [
    'a NULL',
    `INSERT INTO children (id, email) VALUES (2, '${SECRET}')`,
    { kind: 'not-null', table: 'children', columns: ['name'] },
  ],
  [
    'a broken check',
    "INSERT INTO children VALUES (2, 1, 'x', 7)",
    { kind: 'check', constraint: 'adult', table: 'children' },
  ],
  ['a long text', `INSERT INTO children VALUES (2, 1, '${SECRET}${SECRET}')`, { kind: 'value' }],
  ['a number out of range', "INSERT INTO children VALUES (3000000000, 1, 'x')", { kind: 'value' }],
  ['a bad date', "SELECT '2026-02-30'::date", { kind: 'value' }],
  ['a missing table', 'SELECT * FROM "No Such"', { kind: 'missing-table', table: 'No Such' }],
  ['a missing schema', 'CREATE TABLE nope.x ()', { kind: 'missing-table', table: 'nope' }],
  ['a missing column', 'SELECT nope FROM parents', { kind: 'other' }],
  ['a statement that takes too long', "SET LOCAL statement_timeout = '20ms'; SELECT pg_sleep(5)", { kind: 'timeout' }],
  ['a syntax error', 'SELEKT', { kind: 'other' }],
]

describe('errors of PostgreSQL', () => {
  it.each(CASES)('mean: %s', async (_name, sql, expected) => {
    await session.client.query('BEGIN')
    const error = await failureOf(session.client.query(sql))
    await session.client.query('ROLLBACK')
    expect(classifyPostgresql(error)).toEqual(expected)
    expect(JSON.stringify(classifyPostgresql(error))).not.toContain(SECRET)
  })

  it('of a COPY name row and column, never the value', async () => {
    const children = entity('children', [
      field('id', { kind: 'integer', bits: 32 }),
      field('name', { kind: 'text' }),
      field('age', { kind: 'integer', bits: 32 }),
    ])
    const insert = (bad: readonly (string | number | null)[]): Promise<unknown> => {
      const rows = [[10, 'ok', 20], [11, 'ok', 20], bad, [12, 'ok', 20]]
      return failureOf(
        inTransaction(session, (store) => store.insert(children, rowsOf(['id', 'name', 'age'], rows), 'native')),
      )
    }
    const place = { table: 'children', row: 2 }
    expect(classifyPostgresql(await insert([13, SECRET + SECRET, 20]))).toEqual({
      kind: 'value',
      ...place,
      columns: ['name'],
    })
    expect(classifyPostgresql(await insert([13, 'ok', SECRET]))).toEqual({ kind: 'value', ...place, columns: ['age'] })
    expect(classifyPostgresql(await insert([13, null, 20]))).toEqual({ kind: 'not-null', ...place, columns: ['name'] })
    expect(classifyPostgresql(await insert([13, 'ok', 1]))).toEqual({ kind: 'check', ...place, constraint: 'adult' })
    expect(classifyPostgresql(await insert([1, 'a\tb\nc', 20]))).toMatchObject({
      kind: 'unique',
      ...place,
      columns: ['id'],
    })
  })

  it('tell a database that cannot be reached', async () => {
    const url = new URL(session.url)
    const at = (change: (url: URL) => void): Promise<unknown> => {
      const other = new URL(url)
      change(other)
      return failureOf(openPostgresql({ connectionString: other.href }))
    }
    expect(classifyPostgresql(await at((other) => (other.port = '1')))).toEqual({ kind: 'connection' })
    expect(classifyPostgresql(await at((other) => (other.hostname = 'nowhere.invalid')))).toEqual({
      kind: 'connection',
    })
    expect(classifyPostgresql(await at((other) => (other.pathname = '/missing')))).toEqual({ kind: 'connection' })
    expect(classifyPostgresql(await at((other) => (other.username = 'stranger')))).toEqual({ kind: 'connection' })
  })

  it('are told from others', () => {
    expect(classifyPostgresql(new Error('mine'))).toBeUndefined()
    expect(classifyPostgresql(Object.assign(new Error('no file'), { code: 'ENOENT', syscall: 'open' }))).toBeUndefined()
    expect(classifyPostgresql('text')).toBeUndefined()
    expect(classifyPostgresql(undefined)).toBeUndefined()
  })
})
