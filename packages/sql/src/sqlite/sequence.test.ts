import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { entity, failureOf, field, madeRows, rowsOf } from '../testing/fixtures.js'
import { inTransaction, openFile, openMemory } from '../testing/sqlite.js'
import { classifySqlite } from './classify.js'
import { readTarget } from './target.js'

const table = entity('t', [
  field('id', { kind: 'integer', bits: 64 }, 'integer', { nullable: false, generated: 'increment' }),
  field('name', { kind: 'text' }, 'text'),
])
const sequence = { kind: 'sequence', entity: table, field: 'id' } as const

describe('keys on SQLite', () => {
  it.each(['integer PRIMARY KEY', 'integer PRIMARY KEY AUTOINCREMENT', 'bigint PRIMARY KEY'])(
    'are reserved: %s',
    async (type) => {
      const session = openMemory(`CREATE TABLE t (id ${type}, name text)`)
      session.database.exec("INSERT INTO t VALUES (1, 'before')")
      await inTransaction(session, async (store) => {
        const first = await store.reserve(table, 'id', 10)
        expect(first).toBe(2n)
        await store.insert(
          table,
          madeRows(['id', 'name'], 10, (i) => [first + BigInt(i), 'seeded']),
          'native',
        )
        await store.settle([table])
        expect(await store.violations(sequence)).toEqual({ count: 0, sample: [] })
      })
      if (!type.startsWith('bigint')) {
        expect(await session.connection.all("INSERT INTO t (name) VALUES ('after') RETURNING id")).toEqual([[12n]])
      }
      session.close()
    },
  )

  it('move the counter before anything is written, and never back', async () => {
    const session = openMemory('CREATE TABLE t (id integer PRIMARY KEY AUTOINCREMENT, name text)')
    await inTransaction(session, async (store) => {
      expect(await store.reserve(table, 'id', 100)).toBe(1n)
      expect(await session.connection.all("INSERT INTO t (name) VALUES ('x') RETURNING id")).toEqual([[101n]])
      session.database.exec('DELETE FROM t')
      expect(await store.reserve(table, 'id', 5)).toBe(1n)
    })
    expect(await session.connection.all('SELECT seq FROM sqlite_sequence')).toEqual([[101n]])
    session.close()
  })

  it('above a counter that someone turned back are found', async () => {
    const session = openMemory('CREATE TABLE t (id integer PRIMARY KEY AUTOINCREMENT, name text)')
    session.database.exec("INSERT INTO t (name) VALUES ('a'), ('b'), ('c'); UPDATE sqlite_sequence SET seq = 1")
    await inTransaction(session, async (store) => {
      expect(await store.violations(sequence)).toEqual({ count: 2, sample: [[2n], [3n]] })
    })
    session.close()
  })

  it('are refused where none is left', async () => {
    const session = openMemory('CREATE TABLE t (id integer PRIMARY KEY, name text)')
    const reserved = inTransaction(session, async (store) => {
      await store.insert(table, rowsOf(['id'], [[2n ** 63n - 2n]]), 'native')
      expect(await store.reserve(table, 'id', 1)).toBe(2n ** 63n - 1n)
      return store.reserve(table, 'id', 2)
    })
    await expect(reserved).rejects.toMatchObject({ code: 'STORE.KEYS_EXHAUSTED' })
    session.close()
  })
})

describe('two runs on one SQLite file', () => {
  it('do not interleave, and the target names the file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'seed-sqlite-'))
    const path = join(folder, 'a b.sqlite')
    const [one, two] = [openFile(path), openFile(path)]
    try {
      two.database.exec('PRAGMA busy_timeout = 10')
      one.database.exec('PRAGMA user_version = 7')
      await inTransaction(one, async (store) => {
        await store.lock()
        const error = await failureOf(inTransaction(two, (other) => other.lock()))
        expect(classifySqlite(error)).toEqual({ kind: 'timeout' })
      })
      await inTransaction(two, (store) => store.lock())
      expect(await two.connection.all('PRAGMA user_version')).toEqual([[7n]])
      expect(await readTarget(one.connection)).toEqual({ dialect: 'sqlite', database: path })
      expect(await readTarget(openMemory().connection)).toEqual({ dialect: 'sqlite', database: ':memory:' })
    } finally {
      one.close()
      two.close()
      rmSync(folder, { recursive: true })
    }
  })
})
