import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { entity, failureOf, field } from '../testing/fixtures.js'
import { inTransaction, type OpenPostgresql, startTestServer, type TestServer } from '../testing/postgresql.js'
import { putIndexesAside } from './put-aside.js'

const SCHEMA = `
  CREATE TABLE members (id int PRIMARY KEY, email text NOT NULL UNIQUE, code text, left_at date, body jsonb, team int,
    CONSTRAINT one_code UNIQUE (team, code) DEFERRABLE INITIALLY DEFERRED);
  CREATE UNIQUE INDEX members_lower ON members (lower(email)) WHERE left_at IS NULL;
  CREATE INDEX members_body ON members USING gin (body jsonb_path_ops) WITH (fastupdate = off);
  CREATE INDEX members_noted ON members (team);
  COMMENT ON INDEX members_noted IS 'asked for by the report';
  CREATE UNIQUE INDEX members_badge ON members (code);
  CREATE TABLE badges (code text REFERENCES members (code));`

const ONE = entity('members', [field('id', { kind: 'integer', bits: 32 }), field('email', { kind: 'text' })])
const INDEXES = `SELECT indexname, indexdef FROM pg_indexes WHERE tablename = 'members' ORDER BY 1`
const CONSTRAINTS = `SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = 'members'::regclass ORDER BY 1`

describe('indexes that are put aside', () => {
  let server: TestServer
  let open: OpenPostgresql
  beforeAll(async () => {
    server = await startTestServer()
  })
  afterAll(() => server.stop())
  beforeEach(async () => {
    open = await server.open()
    await open.client.query(SCHEMA)
  })

  const names = async (): Promise<readonly unknown[]> =>
    (await open.client.query(INDEXES)).rows.map((row: { indexname: string }) => row.indexname)
  const everything = async (): Promise<unknown> => [
    (await open.client.query(INDEXES)).rows,
    (await open.client.query(CONSTRAINTS)).rows,
  ]

  it('are gone while rows are loaded and the same afterwards; those that more hangs from stay', async () => {
    const before = await everything()
    await inTransaction(open, async () => {
      const putBack = await putIndexesAside(open.connection, [ONE, ONE])
      expect(await names()).toEqual(['members_badge', 'members_noted', 'members_pkey'])
      await open.client.query(`INSERT INTO members SELECT i, 'e' || i, 'c' || i FROM generate_series(1, 50) i`)
      await putBack()
    })
    expect(await everything()).toEqual(before)
  })

  it('refuse rows that they would have refused, and come back with the rollback', async () => {
    const before = await everything()
    const failure = await failureOf(
      inTransaction(open, async () => {
        const putBack = await putIndexesAside(open.connection, [ONE])
        await open.client.query(`INSERT INTO members (id, email) VALUES (1, 'a'), (2, 'a')`)
        await putBack()
      }),
    )
    expect(failure).toMatchObject({ code: '23505' })
    expect(await everything()).toEqual(before)
  })
})
