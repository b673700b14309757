import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { entity, failureOf, field } from '../testing/fixtures.js'
import { type OpenPostgresql, startTestServer, type TestServer } from '../testing/postgresql.js'
import { rewriteTables } from './rewrite.js'

const SECRET = 'jane.raw.original@example.com'

describe('writing tables of PostgreSQL anew', () => {
  let server: TestServer
  let session: OpenPostgresql
  beforeAll(async () => {
    server = await startTestServer()
    session = await server.open()
    await session.client.query(`CREATE TABLE "Some people" (id int PRIMARY KEY, email text)`)
    await session.client.query(`CREATE INDEX by_email ON "Some people" (email)`)
    await session.client.query(`INSERT INTO "Some people" SELECT i, '${SECRET}' FROM generate_series(1, 50) i`)
    await session.client.query(`ANALYZE "Some people"`)
    await session.client.query(`UPDATE "Some people" SET email = 'x' || id`)
    await session.client.query('CHECKPOINT')
  }, 60_000)
  afterAll(() => server.stop())

  const people = entity('Person', [field('id', { kind: 'integer', bits: 32 })], { table: { name: 'Some people' } })

  /** Where the secret is: the files of the table and its index, and the statistics. */
  async function places(): Promise<unknown> {
    const inFile = (name: string): string =>
      `position('${SECRET}'::bytea IN pg_read_binary_file(pg_relation_filepath('${name}'))) > 0`
    const { rows } = await session.client
      .query(`SELECT ${inFile('"Some people"')} AS heap, ${inFile('by_email')} AS index,
      EXISTS (SELECT FROM pg_stats WHERE tablename = 'Some people' AND most_common_vals::text LIKE '%${SECRET}%') AS statistics`)
    return rows[0]
  }

  it('leaves no byte of what was replaced in its files and statistics', async () => {
    expect(await places()).toEqual({ heap: true, index: true, statistics: true })
    const remains = await rewriteTables(session.connection, [people, people])
    await session.client.query('CHECKPOINT')
    expect(await places()).toEqual({ heap: false, index: false, statistics: false })
    expect(remains.join(' ')).toMatch(/Write-ahead log/)
  })

  it('throws what the server says inside a transaction', async () => {
    await session.client.query('BEGIN')
    expect(await failureOf(rewriteTables(session.connection, [people]))).toMatchObject({ code: '25001' })
    await session.client.query('ROLLBACK')
  })
})
