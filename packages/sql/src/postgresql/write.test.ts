import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { Entity } from '@seed/core/adapter'
import { entity, failureOf, field, madeRows, readAll, rowsOf } from '../testing/fixtures.js'
import { inTransaction, startTestServer, type TestServer } from '../testing/postgresql.js'
import { classifyPostgresql } from './classify.js'
import { createPostgresqlStore } from './store.js'

type Session = Awaited<ReturnType<TestServer['open']>>

const users: Entity = entity('users', [
  field('id', { kind: 'integer', bits: 32 }, 'integer', {
    nullable: false,
    generated: 'increment',
    identityAlways: true,
  }),
  field('email', { kind: 'text' }, 'text'),
  field('boss', { kind: 'integer', bits: 32 }, 'integer'),
])
const FIELDS = ['id', 'email', 'boss']

let server: TestServer
let session: Session

beforeAll(async () => {
  server = await startTestServer()
  session = await server.open()
}, 60_000)

afterAll(() => server.stop())

beforeEach(async () => {
  await session.client.query(`
    DROP TABLE IF EXISTS users;
    CREATE TABLE users (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, email text UNIQUE,
      boss int REFERENCES users DEFERRABLE, twice text GENERATED ALWAYS AS (email || email) STORED)`)
})

const countUsers = async (): Promise<number> =>
  Number((await session.client.query<{ count: string }>('SELECT count(*) FROM users')).rows[0]?.count)

describe('writing on PostgreSQL', () => {
  it('writes identity-always keys as they are given', async () => {
    await inTransaction(session, (store) => store.insert(users, rowsOf(FIELDS, [[7, 'a', null]]), 'native'))
    expect((await session.client.query('SELECT * FROM users')).rows).toEqual([
      { id: 7, email: 'a', boss: null, twice: 'aa' },
    ])
  })

  it('puts deferrable foreign keys off to the commit', async () => {
    const rows = rowsOf(FIELDS, [
      [1, 'a', 2],
      [2, 'b', 1],
    ])
    await inTransaction(session, async (store) => {
      await store.insert(users, { ...rows, count: 1, batches: () => [[[1, 'a', 2]]] }, 'native')
      await store.insert(users, { ...rows, count: 1, batches: () => [[[2, 'b', 1]]] }, 'native')
    })
    expect(await countUsers()).toBe(2)
  })

  it('writes no rows', async () => {
    await inTransaction(session, async (store) => {
      expect(await store.insert(users, rowsOf(FIELDS, []), 'native')).toBe(0)
      expect(await store.update(users, rowsOf(['id', 'boss'], []))).toBe(0)
    })
  })

  it('refuses to write for the ORM', async () => {
    const work = inTransaction(session, (store) => store.insert(users, rowsOf(FIELDS, []), 'orm'))
    await expect(work).rejects.toMatchObject({ name: 'InternalError' })
  })

  it('updates rows set-based by key, NULL included', async () => {
    await inTransaction(session, async (store) => {
      await store.insert(
        users,
        madeRows(FIELDS, 3_000, (i) => [i + 1, `u${i}`, null]),
        'native',
      )
      expect(
        await store.update(
          users,
          madeRows(['id', 'boss'], 2_000, (i) => [i + 1, i === 0 ? null : 1]),
        ),
      ).toBe(1_999 + 1)
      expect(
        await store.update(
          users,
          rowsOf(
            ['id', 'boss'],
            [
              [1, 2],
              [99_999, 1],
            ],
          ),
        ),
      ).toBe(1)
    })
    const { rows } = await session.client.query('SELECT count(boss), min(boss), max(boss) FROM users')
    expect(rows).toEqual([{ count: '2000', min: 1, max: 2 }])
    expect((await session.client.query("SELECT 1 FROM pg_class WHERE relname LIKE 'seed_update%'")).rows).toEqual([])
  })

  it('rethrows what the source throws and leaves the connection usable', async () => {
    const broken = new Error('cell failed at row 2500')
    await session.client.query('BEGIN')
    const store = createPostgresqlStore(session.connection)
    await session.client.query('SAVEPOINT here')
    const source = madeRows(FIELDS, 100_000, (i) => {
      if (i === 50_000) throw broken
      return [i + 1, `user-${i}@example.com`, null]
    })
    expect(await failureOf(store.insert(users, source, 'native'))).toBe(broken)
    await session.client.query('ROLLBACK TO here')
    expect(await store.insert(users, rowsOf(FIELDS, [[1, 'a', null]]), 'native')).toBe(1)
    await session.client.query('COMMIT')
    expect(await countUsers()).toBe(1)
  })

  it('rethrows what the source throws before its first row', async () => {
    const broken = new Error('no first row')
    const source = {
      fields: FIELDS,
      count: 1,
      batches: (): never => {
        throw broken
      },
    }
    expect(await failureOf(inTransaction(session, (store) => store.insert(users, source, 'native')))).toBe(broken)
    expect(await countUsers()).toBe(0)
  })

  it('fails when the server refuses the COPY itself', async () => {
    const gone = { ...users, table: { name: 'gone' } }
    const error = await failureOf(
      inTransaction(session, (store) => store.insert(gone, rowsOf(FIELDS, [[1, 'a', null]]), 'native')),
    )
    expect(classifyPostgresql(error)).toEqual({ kind: 'missing-table', table: 'gone' })
    expect(await countUsers()).toBe(0)
  })

  it('says the row when a constraint fails far into the COPY', async () => {
    const source = madeRows(FIELDS, 120_000, (i) => [i + 1, i === 90_000 ? 'u5' : `u${i}`, null])
    const error = await failureOf(inTransaction(session, (store) => store.insert(users, source, 'native')))
    expect(classifyPostgresql(error)).toEqual({
      kind: 'unique',
      constraint: 'users_email_key',
      table: 'users',
      columns: ['email'],
      row: 90_000,
    })
    expect(await countUsers()).toBe(0)
  })

  it('reports a connection that is cut in the middle', async () => {
    const victim = await server.open(session.url)
    const { rows } = await victim.client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')
    await victim.client.query('BEGIN')
    let pulled = 0
    const source = {
      fields: FIELDS,
      count: Number.POSITIVE_INFINITY,
      *batches() {
        for (let from = 0; ; from += 1_000) {
          pulled += 1
          if (pulled === 20) void session.client.query('SELECT pg_terminate_backend($1)', [rows[0]?.pid])
          yield Array.from({ length: 1_000 }, (_, i) => [from + i + 1, `user-${from + i}@example.com`, null])
        }
      },
    }
    const error = await failureOf(createPostgresqlStore(victim.connection).insert(users, source, 'native'))
    expect(classifyPostgresql(error)).toMatchObject({ kind: 'connection' })
    expect(await countUsers()).toBe(0)
    expect(classifyPostgresql(await failureOf(victim.client.query('SELECT 1')))).toEqual({ kind: 'connection' })
  })

  it('takes rows no faster than the server does, and keeps none', async () => {
    // The other session holds the table, so the server reads nothing: only what fits the buffers may be made.
    const other = await server.open(session.url)
    await other.client.query('BEGIN; LOCK TABLE users IN ACCESS EXCLUSIVE MODE')
    let made = 0
    const text = 'x'.repeat(1_000)
    const source = madeRows(
      FIELDS,
      100_000,
      (i) => {
        made = i + 1
        return [i + 1, `${i}${text}`, null]
      },
      10,
    )
    const insert = inTransaction(session, (store) => store.insert(users, source, 'native'))
    await new Promise((resolve) => setTimeout(resolve, 500))
    const madeWhileHeld = made
    await other.client.query('COMMIT')
    expect(await insert).toBe(100_000)
    expect(madeWhileHeld).toBeLessThan(20_000)
    expect(await countUsers()).toBe(100_000)
  }, 60_000)

  it('lets timers run while it writes', async () => {
    let ticks = 0
    const timer = setInterval(() => (ticks += 1), 1)
    await inTransaction(session, (store) =>
      store.insert(
        users,
        madeRows(FIELDS, 50_000, (i) => [i + 1, `u${i}`, null]),
        'native',
      ),
    )
    clearInterval(timer)
    expect(ticks).toBeGreaterThan(3)
  })

  it('deletes by range and by list, and reads by keys and by match', async () => {
    await inTransaction(session, async (store) => {
      await store.insert(
        users,
        madeRows(FIELDS, 12_000, (i) => [i + 1, `u${i}`, i === 0 ? null : 1 + (i % 3)]),
        'native',
      )
      const pages: number[] = []
      for await (const page of store.read(users, { fields: ['id'], pageRows: 5_000 })) pages.push(page.length)
      expect(pages).toEqual([5_000, 5_000, 2_000])
      expect(await readAll(store, users, { fields: ['email'], keys: { kind: 'range', from: 4n, to: 6n } })).toEqual([
        ['u3'],
        ['u4'],
        ['u5'],
      ])
      expect(await readAll(store, users, { fields: ['id'], keys: { kind: 'list', keys: [[9], [4], [-1]] } })).toEqual([
        [4],
        [9],
      ])
      const match = {
        fields: ['boss', 'email'],
        anyOf: [
          [2, 'u1'],
          [2, 'u4'],
          [3, 'u1'],
          [null, 'u0'],
        ],
      }
      expect(await readAll(store, users, { fields: ['id'], match })).toEqual([[2], [5]])
      expect(await readAll(store, users, { fields: ['id'], match: { fields: ['boss'], anyOf: [] } })).toEqual([])
      const list = Array.from({ length: 6_000 }, (_, i) => [12_000 - i])
      expect(await store.delete(users, { kind: 'list', keys: list })).toBe(6_000)
      expect(await store.delete(users, { kind: 'list', keys: [] })).toBe(0)
      expect(await store.delete(users, { kind: 'range', from: 10n, to: 20_000n })).toBe(5_991)
      expect(await store.count(users)).toBe(9)
    })
  })

  it('lets other statements run between the pages of a reading, which may stop early', async () => {
    await inTransaction(session, async (store) => {
      await store.insert(
        users,
        madeRows(FIELDS, 30, (i) => [i + 1, `u${i}`, null]),
        'native',
      )
      const seen: unknown[] = []
      for await (const page of store.read(users, { fields: ['id'], pageRows: 10 })) {
        seen.push(page[0]?.[0], await store.count(users))
        for await (const inner of store.read(users, { fields: ['id'], pageRows: 7 })) {
          seen.push(inner.length)
          break
        }
        if (seen.length > 3) break
      }
      expect(seen).toEqual([1, 30, 7, 11, 30, 7])
      expect((await session.client.query('SELECT name FROM pg_cursors')).rows).toEqual([])
    })
  })
})
