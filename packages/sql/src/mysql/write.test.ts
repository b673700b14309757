import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals'
import type { Entity } from '@seed/core/adapter'
import { entity, failureOf, field, madeRows, readAll, rowsOf } from '../testing/fixtures.js'
import {
  describeOnMariadb,
  inTransaction,
  type MysqlTestServer,
  type OpenMysql,
  startTestServer,
} from '../testing/mysql.js'
import { classifyMysql } from './classify.js'
import { createMysqlStore } from './store.js'

const users: Entity = entity('users', [
  field('id', { kind: 'integer', bits: 32 }, 'int', { nullable: false, generated: 'increment' }),
  field('email', { kind: 'text' }, 'varchar'),
  field('boss', { kind: 'integer', bits: 32 }, 'int'),
])
const FIELDS = ['id', 'email', 'boss']

describeOnMariadb('writing on MariaDB', () => {
  let server: MysqlTestServer
  let session: OpenMysql

  beforeAll(async () => {
    server = await startTestServer()
    session = await server.open()
  }, 60_000)

  afterAll(() => server.stop())

  beforeEach(() =>
    session.query(`
      DROP TABLE IF EXISTS users;
      CREATE TABLE users (id int AUTO_INCREMENT PRIMARY KEY, email varchar(200) UNIQUE, boss int REFERENCES users (id),
        twice varchar(400) GENERATED ALWAYS AS (concat(email, email)) STORED)`),
  )

  const countUsers = async (): Promise<number> =>
    Number((await session.query('SELECT count(*) AS n FROM users'))[0]?.['n'])

  it('writes keys as they are given, 0 too', async () => {
    const rows = rowsOf(FIELDS, [
      [7, 'a', null],
      [0, 'b', 7],
    ])
    await inTransaction(session, (store) => store.insert(users, rows, 'native'))
    expect(await session.query('SELECT * FROM users ORDER BY id')).toEqual([
      { id: 0, email: 'b', boss: 7, twice: 'bb' },
      { id: 7, email: 'a', boss: null, twice: 'aa' },
    ])
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

  it('refuses what the application would let the server bend', async () => {
    await session.query("SET sql_mode = ''")
    const long = rowsOf(FIELDS, [[1, 'x'.repeat(201), null]])
    const error = await failureOf(inTransaction(session, (store) => store.insert(users, long, 'native')))
    expect(classifyMysql(error)).toEqual({ kind: 'value', columns: ['email'], row: 0 })
    expect(await session.query('SELECT @@sql_mode AS mode')).toEqual([{ mode: '' }])
    await session.query('SET sql_mode = DEFAULT')
  })

  it('updates rows set-based by key, NULL included, and ends no transaction', async () => {
    await inTransaction(session, async (store) => {
      await store.insert(
        users,
        madeRows(FIELDS, 3_000, (i) => [i + 1, `u${i}`, null]),
        'native',
      )
      const all = madeRows(['id', 'boss'], 2_000, (i) => [i + 1, i === 0 ? null : 1])
      expect(await store.update(users, all)).toBe(2_000)
      const some = rowsOf(
        ['id', 'boss'],
        [
          [1, 2],
          [99_999, 1],
        ],
      )
      expect(await store.update(users, some)).toBe(1)
    })
    expect(await session.query('SELECT count(boss) AS n, min(boss) AS low, max(boss) AS high FROM users')).toEqual([
      { n: 2_000n, low: 1, high: 2 },
    ])
    const undone = inTransaction(session, async (store) => {
      await store.update(users, rowsOf(['id', 'boss'], [[2, null]]))
      throw new Error('undo')
    })
    await expect(undone).rejects.toThrow('undo')
    expect(await session.query('SELECT boss FROM users WHERE id = 2')).toEqual([{ boss: 1 }])
  })

  it('leaves a column alone that would take the time of the update', async () => {
    await session.query(`DROP TABLE IF EXISTS stamped;
      CREATE TABLE stamped (id int PRIMARY KEY, boss int, at datetime NOT NULL DEFAULT now() ON UPDATE now(), seen timestamp NOT NULL DEFAULT now() ON UPDATE now());
      INSERT INTO stamped VALUES (1, 1, '2020-01-01', '2020-01-01')`)
    const stamped = entity('stamped', [
      ...users.fields.filter((one) => one.name !== 'email'),
      field('at', { kind: 'datetime' }, 'datetime'),
      field('seen', { kind: 'instant' }, 'timestamp'),
    ])
    await inTransaction(session, async (store) => {
      await store.update(stamped, rowsOf(['id', 'boss', 'seen'], [[1, 2, '2021-01-01T00:00:00Z']]))
      expect(await readAll(store, stamped)).toEqual([[1, 2, '2020-01-01T00:00:00', '2021-01-01T00:00:00Z']])
    })
  })

  it('rethrows what the source throws and leaves the connection usable', async () => {
    const broken = new Error('cell failed at row 2500')
    await session.query('START TRANSACTION')
    const store = createMysqlStore(session.connection)
    await session.query('SAVEPOINT here')
    const source = madeRows(FIELDS, 100_000, (i) => {
      if (i === 50_000) throw broken
      return [i + 1, `user-${i}@example.com`, null]
    })
    expect(await failureOf(store.insert(users, source, 'native'))).toBe(broken)
    await session.query('ROLLBACK TO here')
    expect(await store.insert(users, rowsOf(FIELDS, [[1, 'a', null]]), 'native')).toBe(1)
    await session.query('COMMIT')
    expect(await countUsers()).toBe(1)
  })

  it.each([
    [
      'a duplicate of another batch',
      (i: number) => (i === 90_000 ? 'u5' : `u${i}`),
      { kind: 'unique', constraint: 'email' },
    ],
    [
      'a duplicate of its own batch',
      (i: number) => (i === 90_000 ? 'u89999' : `u${i}`),
      { kind: 'unique', constraint: 'email' },
    ],
    ['a value', (i: number) => (i === 90_000 ? 'u'.repeat(300) : `u${i}`), { kind: 'value', columns: ['email'] }],
  ])(
    'says the row when %s fails far into the rows, and leaves nothing',
    async (_name, email, expected) => {
      const source = madeRows(FIELDS, 120_000, (i) => [i + 1, email(i), null])
      const error = await failureOf(inTransaction(session, (store) => store.insert(users, source, 'native')))
      expect(classifyMysql(error)).toEqual({ ...expected, row: 90_000 })
      expect(await countUsers()).toBe(0)
    },
    60_000,
  )

  it('keeps the rows it wrote out of the driver’s error', async () => {
    for (const door of ['mariadb', 'mysql2'] as const) {
      const other = await server.open(door, session.url)
      const rows = rowsOf(FIELDS, [[1, 'hunter2', 99]])
      const error = await failureOf(inTransaction(other, (store) => store.insert(users, rows, 'native')))
      expect(classifyMysql(error)).toMatchObject({ kind: 'foreign-key', columns: ['boss'], row: 0 })
      expect(`${String(error)} ${JSON.stringify(error)}`).not.toContain('hunter2')
    }
  })

  it('writes rows larger than a chunk, up to what the server takes', async () => {
    await session.query('CREATE TABLE IF NOT EXISTS large (id int PRIMARY KEY, body longtext)')
    const large = entity('large', [
      users.fields[0] as Entity['fields'][number],
      field('body', { kind: 'text' }, 'longtext'),
    ])
    const texts = ['x'.repeat(3_000_000), '\\'.repeat(300_000), 'ü€漢'.repeat(200_000)]
    await inTransaction(session, async (store) => {
      await store.insert(
        large,
        rowsOf(
          ['id', 'body'],
          texts.map((text, i) => [i, text]),
        ),
        'native',
      )
      const read = await readAll(store, large)
      expect(read.map(([id, body]) => body === texts[Number(id)])).toEqual([true, true, true])
    })
  })

  it('reports a connection that is cut in the middle', async () => {
    for (const door of ['mariadb', 'mysql2'] as const) {
      const victim = await server.open(door, session.url)
      const [row] = await victim.query('SELECT connection_id() AS id')
      await victim.query('START TRANSACTION')
      let pulled = 0
      const source = {
        fields: FIELDS,
        count: Number.POSITIVE_INFINITY,
        *batches() {
          for (let from = 0; ; from += 1_000) {
            pulled += 1
            if (pulled === 20) void session.query(`KILL ${String(row?.['id'])}`)
            yield Array.from({ length: 1_000 }, (_, i) => [from + i + 1, `user-${from + i}@example.com`, null])
          }
        },
      }
      const error = await failureOf(createMysqlStore(victim.connection).insert(users, source, 'native'))
      expect(classifyMysql(error)).toEqual({ kind: 'connection' })
      expect(await countUsers()).toBe(0)
      expect(classifyMysql(await failureOf(victim.connection.ask('SELECT 1')))).toEqual({ kind: 'connection' })
    }
  })

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
      const rows = madeRows(FIELDS, 12_000, (i) => [i + 1, `u${i}`, i < 3 ? null : 1 + (i % 3)])
      await store.insert(users, rows, 'native')
      const pages: number[] = []
      for await (const page of store.read(users, { fields: ['id'], pageRows: 5_000 })) pages.push(page.length)
      expect(pages).toEqual([5_000, 5_000, 2_000])
      const range = { kind: 'range', from: 4n, to: 6n } as const
      expect(await readAll(store, users, { fields: ['email'], keys: range })).toEqual([['u3'], ['u4'], ['u5']])
      const few = { kind: 'list', keys: [[9], [4], [-1]] } as const
      expect(await readAll(store, users, { fields: ['id'], keys: few })).toEqual([[4], [9]])
      const anyOf = [
        [2, 'u4'],
        [2, 'u7'],
        [3, 'u1'],
        [null, 'u0'],
      ]
      const match = { fields: ['boss', 'email'], anyOf }
      expect(await readAll(store, users, { fields: ['id'], match })).toEqual([[5], [8]])
      expect(await readAll(store, users, { fields: ['id'], match: { fields: ['boss'], anyOf: [] } })).toEqual([])
      const list = Array.from({ length: 6_000 }, (_, i) => [12_000 - i])
      expect(await store.delete(users, { kind: 'list', keys: list })).toBe(6_000)
      expect(await store.delete(users, { kind: 'list', keys: [] })).toBe(0)
      expect(await store.delete(users, { kind: 'range', from: 10n, to: 20_000n })).toBe(5_991)
      expect(await store.count(users)).toBe(9)
    })
  })

  it('deletes rows that point to older rows of the table with one statement', async () => {
    await inTransaction(session, async (store) => {
      await store.insert(
        users,
        madeRows(FIELDS, 100, (i) => [i + 1, `u${i}`, i === 0 ? null : i]),
        'native',
      )
      expect(await store.delete(users, { kind: 'range', from: 1n, to: 100n })).toBe(100)
    })
  })

  it('reads in the order of a key of two columns, and a table without one', async () => {
    await session.query('CREATE TABLE IF NOT EXISTS marks (a varchar(9), b int, n int)')
    const fields = [field('a', { kind: 'text' }, 'varchar'), field('b', { kind: 'integer', bits: 32 }, 'int')]
    const keyed = entity('marks', fields, { key: ['a', 'b'] })
    const rows = [
      ['a', 2],
      ['a', 10],
      ["b'\\", -1],
      ["b'\\", 3],
      ['c', 0],
    ] as const
    await inTransaction(session, async (store) => {
      await store.insert(keyed, rowsOf(['a', 'b'], [...rows].reverse()), 'native')
      expect(await readAll(store, keyed, { pageRows: 2 })).toEqual(rows)
      expect(await readAll(store, { ...keyed, key: [] }, { pageRows: 2 })).toEqual(rows)
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
    })
  })
})
