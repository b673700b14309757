import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { inTransaction, startTestServer, type TestServer, type OpenPostgresql } from '../testing/postgresql.js'
import { tableOf, tablesOf, valuesComeBack } from '../testing/round-trip.laws.js'
import { TYPE_CASES } from '../testing/values.js'

let server: TestServer
let session: OpenPostgresql

beforeAll(async () => {
  server = await startTestServer()
  session = await server.open()
  await session.client.query("CREATE TYPE test_enum AS ENUM ('it''s', 'b\\c', 'ü,{')")
  await session.client.query(tablesOf(TYPE_CASES, 'postgresql'))
}, 60_000)

afterAll(() => server.stop())

describe('values on PostgreSQL', () => {
  it.each(TYPE_CASES.map((one, i) => ({ ...one, place: i })))('come back equal: $name', async (one) => {
    const table = tableOf(one, one.place, 'postgresql')
    const within = (work: Parameters<typeof inTransaction<void>>[1]): Promise<void> => inTransaction(session, work)
    await fc.assert(valuesComeBack(one, table, within), { numRuns: 30, seed: 42 })
  })

  it('come back equal whatever the session is set to', async () => {
    const other = await server.open()
    await other.client.query(`
      CREATE TABLE t (id int PRIMARY KEY, at timestamptz, wall timestamp, ratio float8, raw bytea);
      SET TimeZone = 'Asia/Kolkata'; SET DateStyle = 'German'; SET extra_float_digits = -10; SET bytea_output = 'escape'`)
    const one = {
      name: 't',
      table: { name: 't' },
      origin: 'orm' as const,
      key: ['id'],
      relations: [],
      uniques: [],
      checks: [],
    }
    const fields = [
      {
        name: 'id',
        column: 'id',
        type: { kind: 'integer' as const, bits: 32 as const },
        nativeType: 'integer',
        nullable: false,
      },
      { name: 'at', column: 'at', type: { kind: 'instant' as const }, nativeType: 'timestamptz', nullable: true },
      { name: 'wall', column: 'wall', type: { kind: 'datetime' as const }, nativeType: 'timestamp', nullable: true },
      {
        name: 'ratio',
        column: 'ratio',
        type: { kind: 'float' as const, bits: 64 as const },
        nativeType: 'float8',
        nullable: true,
      },
      { name: 'raw', column: 'raw', type: { kind: 'bytes' as const }, nativeType: 'bytea', nullable: true },
    ]
    const row = [1, '2026-03-04T05:06:07Z', '2026-03-04T05:06:07', 0.1 + 0.2, new Uint8Array([0, 92, 255])]
    await inTransaction(other, async (store) => {
      const source = { fields: fields.map((field) => field.name), count: 1, batches: () => [[row]] }
      await store.insert({ ...one, fields }, source, 'native')
      for await (const page of store.read({ ...one, fields }, { fields: source.fields })) expect(page).toEqual([row])
    })
    expect((await other.client.query('SHOW TimeZone')).rows).toEqual([{ TimeZone: 'Asia/Kolkata' }])
  })
})
