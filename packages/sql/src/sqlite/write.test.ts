import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import type { Entity } from '@seed/core/adapter'
import { entity, failureOf, field, madeRows, readAll, rowsOf } from '../testing/fixtures.js'
import { inTransaction, openMemory, type OpenSqlite } from '../testing/sqlite.js'
import { classifySqlite } from './classify.js'

const users: Entity = entity('users', [
  field('id', { kind: 'integer', bits: 32 }, 'integer', { nullable: false, generated: 'increment' }),
  field('email', { kind: 'text' }, 'text'),
  field('boss', { kind: 'integer', bits: 32 }, 'integer'),
])
const FIELDS = ['id', 'email', 'boss']

let session: OpenSqlite

beforeEach(() => {
  session = openMemory('CREATE TABLE users (id integer PRIMARY KEY, email text UNIQUE, boss integer REFERENCES users)')
})

afterEach(() => session.close())

const countUsers = async (): Promise<number> =>
  Number((await session.connection.all('SELECT count(*) FROM users'))[0]?.[0])

describe('writing on SQLite', () => {
  it('puts foreign keys off to the commit', async () => {
    await inTransaction(session, async (store) => {
      await store.insert(users, rowsOf(FIELDS, [[1, 'a', 2]]), 'native')
      await store.insert(users, rowsOf(FIELDS, [[2, 'b', 1]]), 'native')
    })
    expect(await countUsers()).toBe(2)
    const orphan = inTransaction(session, (store) => store.insert(users, rowsOf(FIELDS, [[3, 'c', 99]]), 'native'))
    expect(classifySqlite(await failureOf(orphan))).toEqual({ kind: 'foreign-key' })
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

  it('updates rows by key, NULL included', async () => {
    await inTransaction(session, async (store) => {
      await store.insert(
        users,
        madeRows(FIELDS, 3_000, (i) => [i + 1, `u${i}`, 1]),
        'native',
      )
      expect(
        await store.update(
          users,
          madeRows(['id', 'boss'], 2_000, (i) => [i + 1, i === 0 ? null : 2]),
        ),
      ).toBe(2_000)
      expect(
        await store.update(
          users,
          rowsOf(
            ['id', 'boss'],
            [
              [1, 3],
              [99_999, 1],
            ],
          ),
        ),
      ).toBe(1)
    })
    expect(await session.connection.all('SELECT boss, count(*) FROM users GROUP BY boss')).toEqual([
      [1n, 1_000n],
      [2n, 1_999n],
      [3n, 1n],
    ])
  })

  it('rethrows what the source throws and leaves the connection usable', async () => {
    const broken = new Error('cell failed')
    const source = madeRows(FIELDS, 10_000, (i) => {
      if (i === 5_000) throw broken
      return [i + 1, `u${i}`, null]
    })
    expect(await failureOf(inTransaction(session, (store) => store.insert(users, source, 'native')))).toBe(broken)
    expect(await countUsers()).toBe(0)
  })

  it('says the row when a constraint fails', async () => {
    const source = madeRows(FIELDS, 10_000, (i) => [i + 1, i === 7_654 ? 'u5' : `u${i}`, null])
    const error = await failureOf(inTransaction(session, (store) => store.insert(users, source, 'native')))
    expect(classifySqlite(error)).toEqual({ kind: 'unique', table: 'users', columns: ['email'], row: 7_654 })
    expect(await countUsers()).toBe(0)
  })

  it('pulls one batch at a time and lets the event loop turn between them', async () => {
    let turns = 0
    let isWriting = true
    const turn = (): void => {
      turns += 1
      if (isWriting) setImmediate(turn)
    }
    setImmediate(turn)
    const turnsAt: number[] = []
    const source = madeRows(FIELDS, 5_000, (i) => {
      if (i % 1_000 === 0) turnsAt.push(turns)
      return [i + 1, `u${i}`, null]
    })
    await inTransaction(session, (store) => store.insert(users, source, 'native'))
    isWriting = false
    expect(new Set(turnsAt).size).toBe(5)
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
    expect(await session.connection.all('SELECT name FROM sqlite_temp_master')).toEqual([])
  })

  it('reads composite text keys page by page, each row once, while others write', async () => {
    session.database.exec('CREATE TABLE pairs (a text NOT NULL COLLATE NOCASE, b blob NOT NULL, PRIMARY KEY (a, b))')
    const pairs = entity(
      'pairs',
      [
        field('a', { kind: 'text' }, 'text', { nullable: false }),
        field('b', { kind: 'bytes' }, 'blob', { nullable: false }),
      ],
      { key: ['a', 'b'] },
    )
    const rows = ['x', 'Y', 'z', "it's"].flatMap((a) => [0, 1, 128, 255].map((b) => [a, new Uint8Array([b])]))
    await inTransaction(session, async (store) => {
      await store.insert(pairs, rowsOf(['a', 'b'], rows), 'native')
      const seen: unknown[] = []
      for await (const page of store.read(pairs, { fields: ['b', 'a'], pageRows: 3 })) {
        seen.push(...page.map(([b, a]) => [a, b]))
        await store.insert(users, rowsOf(FIELDS, [[seen.length, String(seen.length), null]]), 'native')
      }
      expect(seen).toHaveLength(16)
      expect(seen).toEqual(expect.arrayContaining(rows))
    })
  })

  it('reads a table whose key is missing or may be NULL, each row once', async () => {
    session.database.exec('CREATE TABLE loose (k text PRIMARY KEY, v integer)')
    const insert = session.database.prepare('INSERT INTO loose VALUES (?, ?)')
    for (let i = 0; i < 25; i += 1) insert.run([i % 2 === 0 ? null : `k${i}`, i])
    const fields = [field('k', { kind: 'text' }, 'text'), field('v', { kind: 'integer', bits: 32 }, 'integer')]
    for (const key of [['k'], []]) {
      await inTransaction(session, async (store) => {
        const rows = await readAll(store, entity('loose', fields, { key }), { fields: ['v'], pageRows: 4 })
        expect(rows.map(([v]) => v)).toEqual(Array.from({ length: 25 }, (_, i) => i))
      })
    }
  })
})
