import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { entity, field, readAll, rowsOf } from '../testing/fixtures.js'
import { tableOf, tablesOf, valuesComeBack } from '../testing/round-trip.laws.js'
import { inTransaction, openMemory, type OpenSqlite } from '../testing/sqlite.js'
import { TYPE_CASES } from '../testing/values.js'

let session: OpenSqlite

beforeAll(() => {
  session = openMemory(tablesOf(TYPE_CASES, 'sqlite'))
})

afterAll(() => session.close())

describe('values on SQLite', () => {
  it.each(TYPE_CASES.map((one, i) => ({ ...one, place: i })))('come back equal: $name', async (one) => {
    const table = tableOf(one, one.place, 'sqlite')
    const within = (work: Parameters<typeof inTransaction<void>>[1]): Promise<void> => inTransaction(session, work)
    await fc.assert(valuesComeBack(one, table, within), { numRuns: 60, seed: 42 })
  })

  it.each([
    ['sql', '2026-01-31 12:00:00.500', 'text'],
    ['iso', '2026-01-31T12:00:00.500Z', 'text'],
    ['sql-offset', '2026-01-31 12:00:00.500 +00:00', 'text'],
    ['epoch-ms', 1769860800500n, 'integer'],
  ] as const)('keeps date-times as the ORM does: %s', async (instants, stored, type) => {
    const own = openMemory('CREATE TABLE t (id integer PRIMARY KEY, value datetime)')
    const id = field('id', { kind: 'integer', bits: 32 }, 'integer', { nullable: false })
    for (const kind of ['instant', 'datetime'] as const) {
      const table = entity('t', [id, field('value', { kind }, 'datetime')])
      const value = `2026-01-31T12:00:00.5${kind === 'instant' ? 'Z' : ''}`
      await inTransaction(
        own,
        async (store) => {
          await store.insert(table, rowsOf(['id', 'value'], [[1, value]]), 'native')
          expect(await own.connection.all('SELECT value, typeof(value) FROM t')).toEqual([[stored, type]])
          expect(await readAll(store, table)).toEqual([[1, value]])
          await store.delete(table, { kind: 'list', keys: [[1]] })
        },
        { instants },
      )
    }
    own.close()
  })

  it.each([
    ['2026-01-31 12:00:00', '2026-01-31T12:00:00Z'],
    ['2026-01-31 12:00', '2026-01-31T12:00:00Z'],
    ['2026-01-31', '2026-01-31T00:00:00Z'],
    ['2026-01-31T12:00:00.120+05:30', '2026-01-31T06:30:00.12Z'],
    [1769860800000, '2026-01-31T12:00:00Z'],
    ['not a date', 'not a date'],
  ])('reads instants that something else wrote: %s', async (stored, canonical) => {
    const own = openMemory('CREATE TABLE t (id integer PRIMARY KEY, value)')
    own.database.prepare('INSERT INTO t VALUES (1, ?)').run([stored])
    const id = field('id', { kind: 'integer', bits: 32 }, 'integer', { nullable: false })
    const table = entity('t', [id, field('value', { kind: 'instant' }, '')])
    await inTransaction(own, async (store) => expect(await readAll(store, table)).toEqual([[1, canonical]]))
    own.close()
  })

  it('refuses a decimal that a float cannot hold, and names no value', async () => {
    const own = openMemory('CREATE TABLE t (id integer PRIMARY KEY, value decimal(18,2))')
    const id = field('id', { kind: 'integer', bits: 32 }, 'integer', { nullable: false })
    const table = entity('t', [id, field('value', { kind: 'decimal', precision: 18, scale: 2 }, 'decimal(18,2)')])
    const insert = (text: string): Promise<number> =>
      inTransaction(own, (store) => store.insert(table, rowsOf(['id', 'value'], [[1, text]]), 'native'))
    await expect(insert('1234567890123456.78')).rejects.toMatchObject({ code: 'VALUE.SQLITE_DECIMAL' })
    await expect(insert('1234567890123456.78')).rejects.not.toThrow(/12345/)
    await expect(insert('1234567890123.40')).resolves.toBe(1)
    own.close()
  })
})
