import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { entity, failureOf, field, madeRows, readAll, rowsOf } from '../../testing/fixtures.js'
import { tableOf, tablesOf, valuesComeBack } from '../../testing/round-trip.laws.js'
import { openMemory } from '../../testing/sqlite.js'
import { DRIVERS, openDoorway, type SqliteDoorway } from '../../testing/sqlite-doors.js'
import { FAILURE_CASES, FAILURE_TABLES, SECRET } from '../../testing/sqlite-failures.js'
import { findsPlantedFaults, keepsLedger, keepsRelativesApart, STORE_TABLES } from '../../testing/store-laws.js'
import { TYPE_CASES } from '../../testing/values.js'
import { readSqliteCatalog } from '../catalog.js'
import { classifySqlite } from '../classify.js'

const users = entity('users', [
  field('id', { kind: 'integer', bits: 64 }, 'bigint', { nullable: false, generated: 'increment' }),
  field('email', { kind: 'text' }, 'text'),
  field('boss', { kind: 'integer', bits: 64 }, 'bigint'),
])
const FIELDS = ['id', 'email', 'boss']
const USERS =
  'CREATE TABLE users (id integer PRIMARY KEY AUTOINCREMENT, email text UNIQUE, boss bigint REFERENCES users)'

describe.each(Object.keys(DRIVERS))('through %s', (driver) => {
  describe('the store', () => {
    let door: SqliteDoorway
    beforeEach(() => {
      door = openDoorway(driver, STORE_TABLES)
    })
    afterEach(() => door.close())
    findsPlantedFaults(() => door)
    keepsRelativesApart(() => door)
    keepsLedger(() => door)
  })

  describe('values', () => {
    let door: SqliteDoorway
    beforeAll(() => {
      door = openDoorway(driver, tablesOf(TYPE_CASES, 'sqlite'))
    })
    afterAll(() => door.close())
    it.each(TYPE_CASES.map((one, i) => ({ ...one, place: i })))('come back equal: $name', async (one) => {
      const table = tableOf(one, one.place, 'sqlite')
      await fc.assert(
        valuesComeBack(one, table, (work) => door.within(work)),
        { numRuns: 10, seed: 42 },
      )
    })

    it('of every kind of storage come exactly as they are', async () => {
      const sql = `SELECT 9223372036854775807, -9007199254740993, 0.1, 1e308 * 10, -1e308 * 10, 5e-324, 'it''s; FROM (', NULL, x'00ff', '', x'', (SELECT 1 FROM (SELECT 2 AS a, 3 AS b)) AS one FROM (SELECT 1)`
      const [row] = await door.inConnection((connection) => connection.all(sql))
      expect(row?.map((value) => (value instanceof Uint8Array ? [...value] : value))).toEqual([
        9223372036854775807n,
        -9007199254740993n,
        0.1,
        Infinity,
        -Infinity,
        5e-324,
        "it's; FROM (",
        null,
        [0, 255],
        '',
        [],
        1n,
      ])
    })

    it('that are floats come back to the last bit', async () => {
      await door.inConnection((connection) =>
        fc.assert(
          fc.asyncProperty(fc.double({ noNaN: true, noDefaultInfinity: true }), async (number) => {
            const rows = await connection.all('SELECT v FROM (SELECT ? + 0.0 AS v)', [number])
            expect(rows[0]?.[0]).toBe(number === 0 ? 0 : number)
          }),
          { numRuns: 500, seed: 42 },
        ),
      )
    })
  })

  describe('errors', () => {
    it.each(FAILURE_CASES)('mean: %s', async (_name, sql, expected) => {
      const door = openDoorway(driver, FAILURE_TABLES)
      const error = await failureOf(door.inConnection((connection) => connection.run(sql)))
      door.close()
      expect(classifySqlite(error)).toEqual(expected)
      expect(JSON.stringify(classifySqlite(error))).not.toContain(SECRET)
    })
  })

  describe('writing', () => {
    let door: SqliteDoorway
    beforeEach(() => {
      door = openDoorway(driver, USERS)
    })
    afterEach(() => door.close())

    it('says the row when a constraint fails, and leaves nothing', async () => {
      const source = madeRows(FIELDS, 12_000, (i) => [i + 1, i === 9_876 ? 'u5' : `u${i}`, null])
      const error = await failureOf(door.within((store) => store.insert(users, source, 'native')))
      expect(classifySqlite(error)).toEqual({ kind: 'unique', table: 'users', columns: ['email'], row: 9_876 })
      expect(await door.within((store) => store.count(users))).toBe(0)
    })

    it('blames no row where none is at fault', async () => {
      const gone = { ...users, table: { name: 'gone' } }
      const error = await failureOf(
        door.within((store) => store.insert(gone, rowsOf(FIELDS, [[1, 'a', null]]), 'native')),
      )
      expect(classifySqlite(error)).toMatchObject({ kind: 'missing-table', table: 'gone' })
    })

    it('rethrows what the source throws', async () => {
      const broken = new Error('cell failed')
      const source = madeRows(FIELDS, 5_000, (i) => {
        if (i === 3_000) throw broken
        return [i + 1, `u${i}`, null]
      })
      expect(await failureOf(door.within((store) => store.insert(users, source, 'native')))).toBe(broken)
      expect(await door.within((store) => store.count(users))).toBe(0)
    })

    it('puts foreign keys off to the commit, updates by key, deletes, and counts keys on beyond 2^53', async () => {
      const far = 2n ** 53n + 1n
      await door.within(async (store) => {
        await store.lock()
        expect(await store.reserve(users, 'id', 2)).toBe(1n)
        await store.insert(
          users,
          rowsOf(FIELDS, [
            [far, 'a', far + 1n],
            [far + 1n, 'b', null],
          ]),
          'native',
        )
        expect(await store.update(users, rowsOf(['id', 'boss'], [[far, far]]))).toBe(1)
        expect(await store.reserve(users, 'id', 3)).toBe(far + 2n)
        expect(await store.delete(users, { kind: 'list', keys: [[far + 1n]] })).toBe(1)
        expect(await readAll(store, users, { pageRows: 1 })).toEqual([[far, 'a', far]])
      })
      const orphan = door.within((store) => store.insert(users, rowsOf(FIELDS, [[1, 'c', 99]]), 'native'))
      expect(classifySqlite(await failureOf(orphan))).toEqual({ kind: 'foreign-key' })
      expect(await door.within((store) => store.count(users))).toBe(1)
    })

    it('lets the event loop turn between batches', async () => {
      let ticks = 0
      const timer = setInterval(() => (ticks += 1), 1)
      const source = madeRows(FIELDS, 20_000, (i) => [i + 1, `u${i}`, null])
      await door.within((store) => store.insert(users, source, 'native'))
      clearInterval(timer)
      expect(ticks).toBeGreaterThan(3)
    })
  })

  it('the catalog is the same', async () => {
    const ddl = `${FAILURE_TABLES}; CREATE UNIQUE INDEX part ON parents (code) WHERE tenant > 1 AND code <> 'a, FROM b'`
    const door = openDoorway(driver, ddl)
    const known = openMemory(ddl)
    expect(await door.inConnection(readSqliteCatalog)).toEqual(await readSqliteCatalog(known.connection))
    known.close()
    door.close()
  })
})
