import { type Entity, InternalError, type Page, type PageDoor, type Tuple } from '@seed/core/adapter'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { entity, entityIn, failureOf, field } from '../../testing/fixtures.js'
import { inTransaction, type OpenPostgresql, startTestServer, type TestServer } from '../../testing/postgresql.js'
import { readPostgresqlCatalog } from '../catalog.js'
import { fixSettings } from '../connection.js'
import { fromStatements } from '../connections/statements.js'
import { createPostgresqlStore } from '../store.js'
import type { CopyPage } from './copy-page.js'

const ROWS = 5_000

function writePage(door: PageDoor, one: Entity, page: Page): Promise<number> {
  const { fields = [] } = page as Partial<CopyPage>
  return door.write(
    one,
    fields,
    (async function* () {
      yield page
    })(),
  )
}

const SCHEMA = `
  CREATE TABLE plain (id int PRIMARY KEY, word text);
  CREATE TABLE keyless (word text);
  CREATE TABLE parts (id int, word text, PRIMARY KEY (id)) PARTITION BY RANGE (id);
  CREATE TABLE parts_low PARTITION OF parts FOR VALUES FROM (0) TO (2000);
  CREATE TABLE parts_high (word text, id int NOT NULL);
  ALTER TABLE parts ATTACH PARTITION parts_high FOR VALUES FROM (2000) TO (1000000);
  CREATE TABLE heirs (id int PRIMARY KEY, word text);
  CREATE TABLE heirs_more (more text) INHERITS (heirs);
  CREATE TABLE pairs (a int, b text, word text, PRIMARY KEY (a, b));
  CREATE VIEW seen AS SELECT id, word FROM plain;
  CREATE TABLE kinds (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, big bigint, price numeric(12,2), ratio float8,
    narrow real, truth boolean, code char(5), uid uuid, day date, at timestamptz, wall timestamp, clock time, body jsonb,
    data bytea, tags text[], span interval, twice int GENERATED ALWAYS AS (id * 2) STORED)`

const FILL = `
  INSERT INTO plain SELECT i, 'w' || i FROM generate_series(1, ${ROWS}) i;
  DELETE FROM plain WHERE id BETWEEN 1000 AND 3000; DELETE FROM plain WHERE id % 3 = 0; VACUUM plain;
  INSERT INTO keyless SELECT 'w' || i FROM generate_series(1, ${ROWS}) i;
  INSERT INTO parts SELECT i, 'w' || i FROM generate_series(1, ${ROWS}) i;
  INSERT INTO heirs SELECT i, 'w' || i FROM generate_series(1, 100) i;
  INSERT INTO heirs_more SELECT i, 'w' || i, 'more' FROM generate_series(101, 200) i;
  INSERT INTO pairs SELECT i / 10, chr(97 + i % 10), E'tab\\t\\\\ and é' || i FROM generate_series(1, 95) i;
  INSERT INTO kinds (big, price, ratio, narrow, truth, code, uid, day, at, wall, clock, body, data, tags, span) VALUES
    (9223372036854775807, 12.50, 0.1, 0.1, true, 'ab', gen_random_uuid(), '2026-01-31', '2026-01-31 12:00:00.5+05',
     '0044-03-15 BC', '23:59:59.5', '{"a": "b\\n\\"c"}', '\\x00ff0a09', '{"a,b",NULL,"c\\\\d"}', '1 day 02:03:04'),
    (NULL, NULL, 'NaN', NULL, NULL, NULL, NULL, 'infinity', 'infinity', NULL, NULL, NULL, NULL, NULL, NULL)`

/** Rows of pages, some fields of each. */
async function rowsOf(pages: AsyncIterable<Page>, fields: readonly string[]): Promise<readonly Tuple[]> {
  const rows: Tuple[] = []
  for await (const page of pages) {
    const columns = fields.map((name) => page.read(name))
    for (let row = 0; row < page.rows; row += 1) rows.push(columns.map((values) => values[row] ?? null))
  }
  return rows
}

describe('pages of COPY on PostgreSQL', () => {
  let server: TestServer
  let source: OpenPostgresql
  let target: OpenPostgresql
  let known: ReadonlyMap<string, Entity>

  beforeAll(async () => {
    server = await startTestServer()
    source = await server.open()
    await source.client.query(SCHEMA)
    for (const sql of FILL.split(';')) await source.client.query(sql)
    const catalog = await readPostgresqlCatalog(source.connection)
    known = new Map(catalog.entities.map((one) => [one.name, one]))
  }, 60_000)
  afterAll(() => server.stop())
  beforeEach(async () => {
    target = await server.open()
    await target.client.query(SCHEMA)
  })

  const named = (name: string): Entity => entityIn({ entities: [...known.values()] }, name)

  /** Works with the pages of both, each in a transaction. */
  function both<T>(work: (from: PageDoor, to: PageDoor) => Promise<T>): Promise<T> {
    return inTransaction(source, (from) =>
      inTransaction(target, (to) => work(from.pages as PageDoor, to.pages as PageDoor)),
    )
  }

  async function copyAll(
    one: Entity,
    pageRows: number,
    fields = one.fields.map(({ name }) => name),
  ): Promise<number[]> {
    const sizes: number[] = []
    await both(async (from, to) => {
      for await (const page of from.read(one, { fields, pageRows })) sizes.push(await writePage(to, one, page))
    })
    return sizes
  }

  async function printed(session: OpenPostgresql, table: string): Promise<readonly unknown[]> {
    await session.client.query("SET TIME ZONE 'Asia/Kolkata'")
    return (await session.client.query<{ row: string }>(`SELECT t::text AS row FROM ${table} AS t ORDER BY 1`)).rows
  }

  it.each(['plain', 'keyless', 'parts', 'kinds'])('copies every row of %s once', async (table) => {
    const one = named(table)
    const stored = one.fields.filter((each) => each.generated !== 'computed').map(({ name }) => name)
    const sizes = await copyAll(one, 100, stored)
    expect(await printed(target, table)).toEqual(await printed(source, table))
    if (table !== 'kinds') expect(sizes.length).toBeGreaterThan(5)
    // About as many rows a page as were asked for: one block holds up to 226 of these.
    expect(Math.max(...sizes)).toBeLessThanOrEqual(1_000)
  })

  it('reads an heir with its parent, as a question to the parent does', async () => {
    const rows = await inTransaction(source, (store) =>
      rowsOf((store.pages as PageDoor).read(named('heirs'), { fields: ['id'], pageRows: 30 }), ['id']),
    )
    expect(rows.map(([id]) => Number(id)).sort((a, b) => a - b)).toEqual(Array.from({ length: 200 }, (_, i) => i + 1))
  })

  it('reads a view by a key, and through a cursor without one', async () => {
    const key = entity('seen', [field('id', { kind: 'integer', bits: 32 }), field('word', { kind: 'text' })])
    for (const one of [key, { ...key, key: [] }]) {
      const [byView, byTable] = await inTransaction(source, async ({ pages }) => {
        const read = (which: Entity): Promise<readonly Tuple[]> =>
          rowsOf((pages as PageDoor).read(which, { fields: ['id', 'word'], pageRows: 97 }), ['id', 'word'])
        return [await read(one), await read(named('plain'))]
      })
      expect(byView).toHaveLength(byTable.length)
      expect(new Set(byView.map(String))).toEqual(new Set(byTable.map(String)))
    }
  })

  it('reads by key from a key on, and says nothing of the key columns it needs for that', async () => {
    const fields = ['word']
    await inTransaction(source, async ({ pages, read }) => {
      const expected: Tuple[] = []
      for await (const page of read(named('pairs'), { fields })) expected.push(...page)
      const after = (key: Tuple | 'start'): Promise<readonly Tuple[]> =>
        rowsOf((pages as PageDoor).read(named('pairs'), { fields, pageRows: 7, after: key }), fields)
      expect(await after('start')).toEqual(expected)
      expect(await after([4, 'c'])).toEqual(expected.slice(42))
      expect(await after([99, 'z'])).toEqual([])
    })
  })

  it('writes pages that were read by key, masked columns included', async () => {
    const one = named('pairs')
    await both(async (from, to) => {
      for await (const page of from.read(one, { fields: ['a', 'b', 'word'], pageRows: 10, after: 'start' })) {
        page.replace(
          'word',
          page.read('word').map((word) => `${word as string}\\N\t!`),
        )
        await writePage(to, one, page)
      }
    })
    const { rows } = await target.client.query(
      `SELECT count(*)::int AS n, count(*) FILTER (WHERE word LIKE E'tab\\t\\\\\\\\ and é%\\\\\\\\N\\t!')::int AS m FROM pairs`,
    )
    expect(rows).toEqual([{ n: 95, m: 95 }])
  })

  it('keeps to the own rows of an entity that shares its table', async () => {
    const shared = entity('plain', [field('id', { kind: 'integer', bits: 32 }), field('word', { kind: 'text' })], {
      inheritance: { root: 'plain', discriminator: 'word', value: 'w7' },
    })
    for (const after of [{}, { after: 'start' as const }]) {
      const rows = await inTransaction(source, ({ pages }) =>
        rowsOf((pages as PageDoor).read(shared, { fields: ['id'], pageRows: 100, ...after }), ['id']),
      )
      expect(rows).toEqual([[7]])
    }
  })

  it('leaves the connection free between pages, and after a page that nobody waits for', async () => {
    await inTransaction(source, async (store) => {
      for await (const page of (store.pages as PageDoor).read(named('plain'), { fields: ['id'], pageRows: 50 })) {
        expect(page.rows).toBeGreaterThan(0)
        expect(await store.count(named('keyless'))).toBe(ROWS)
        break
      }
      await fixSettings(source.connection)
      expect(await store.count(named('keyless'))).toBe(ROWS)
    })
  })

  it('throws what the server says about a page, and about a table that is gone', async () => {
    const one = named('plain')
    const twice = await failureOf(
      both(async (from, to) => {
        for await (const page of from.read(one, { fields: ['id', 'word'], pageRows: 50 })) {
          await writePage(to, one, page)
          await writePage(to, one, page)
        }
      }),
    )
    expect(twice).toMatchObject({ code: '23505' })
    const gone = entity('gone', one.fields)
    expect(await failureOf(both((from) => rowsOf(from.read(gone, { fields: ['id'], pageRows: 1 }), [])))).toMatchObject(
      {
        code: '42P01',
      },
    )
    expect(
      await failureOf(both((from) => rowsOf(from.read(gone, { fields: ['id'], pageRows: 1, after: 'start' }), []))),
    ).toMatchObject({ code: '42P01' })
    expect(await inTransaction(source, (store) => store.count(one))).toBeGreaterThan(0)
  })

  it('has no pages where COPY does not go through, and writes none of another door', async () => {
    const door = fromStatements(async () => ({ rows: [], touched: 0 }))
    expect(createPostgresqlStore(door).pages).toBeUndefined()
    const foreign: Page = { rows: 1, read: () => [1], replace: () => undefined }
    await expect(both((_, to) => writePage(to, named('plain'), foreign))).rejects.toThrow(InternalError)
  })
})
