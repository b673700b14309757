import { afterAll, beforeAll, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { entity, field, readAll, rowsOf } from '../testing/fixtures.js'
import {
  describeOnMariadb,
  inTransaction,
  type MysqlTestServer,
  type OpenMysql,
  startTestServer,
} from '../testing/mysql.js'
import { tableOf, tablesOf, valuesComeBack } from '../testing/round-trip.laws.js'
import { TYPE_CASES } from '../testing/values.js'

describeOnMariadb('values on MariaDB', () => {
  let server: MysqlTestServer
  const sessions = new Map<string, OpenMysql>()

  beforeAll(async () => {
    server = await startTestServer()
    for (const door of ['mariadb', 'mysql2', 'statements'] as const) {
      const session = await server.open(door)
      await session.query(tablesOf(TYPE_CASES, 'mysql'))
      sessions.set(door, session)
    }
  }, 60_000)

  afterAll(() => server.stop())

  const cases = ['mariadb', 'mysql2', 'statements'].flatMap((door) =>
    TYPE_CASES.map((one, i) => ({ ...one, place: i, door })),
  )

  it.each(cases)('come back equal through $door: $name', async (one) => {
    const table = tableOf(one, one.place, 'mysql')
    const session = sessions.get(one.door) as OpenMysql
    const within = (work: Parameters<typeof inTransaction<void>>[1]): Promise<void> => inTransaction(session, work)
    await fc.assert(valuesComeBack(one, table, within), { numRuns: 20, seed: 42 })
  })

  it('come back equal whatever the session is set to, and leave it so', async () => {
    const other = await server.open('mysql2')
    await other.query(`CREATE TABLE t (id int PRIMARY KEY, at timestamp(3) NULL, wall datetime(3), ratio float, raw varbinary(9), flag bit(1), text varchar(40));
      SET time_zone = '+05:30', sql_mode = 'NO_ZERO_DATE', foreign_key_checks = 0`)
    const table = entity('t', [
      field('id', { kind: 'integer', bits: 32 }, 'int', { nullable: false }),
      field('at', { kind: 'instant' }, 'timestamp(3)'),
      field('wall', { kind: 'datetime' }, 'datetime(3)'),
      field('ratio', { kind: 'float', bits: 32 }, 'float'),
      field('raw', { kind: 'bytes' }, 'varbinary(9)'),
      field('flag', { kind: 'boolean' }, 'bit(1)'),
      field('text', { kind: 'text', length: 40 }, 'varchar(40)'),
    ])
    const rows = [
      [0, '2026-03-04T05:06:07.5Z', '2026-03-04T05:06:07', 0.1, new Uint8Array([0, 92, 255]), true, "it's \\' ; --"],
      [
        1,
        '2038-01-19T03:14:07Z',
        '9999-12-31T23:59:59',
        16777215,
        new Uint8Array(),
        false,
        ':named ? "quoted" `ticked`',
      ],
    ]
    await inTransaction(other, async (store) => {
      await store.insert(
        table,
        rowsOf(
          table.fields.map((one) => one.name),
          rows,
        ),
        'native',
      )
      expect(await readAll(store, table)).toEqual(rows)
    })
    const [settings] = await other.query(
      'SELECT @@time_zone AS zone, @@sql_mode AS mode, @@foreign_key_checks AS checks',
    )
    expect(settings).toEqual({ zone: '+05:30', mode: 'NO_ZERO_DATE', checks: 0 })
    expect(await other.query('SELECT CAST(at AS CHAR) AS at FROM t WHERE id = 0')).toEqual([
      { at: '2026-03-04 10:36:07.500' },
    ])
  })
})
