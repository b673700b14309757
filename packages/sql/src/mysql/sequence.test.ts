import { afterAll, beforeAll, expect, it } from '@jest/globals'
import type { Entity } from '@seed/core/adapter'
import { entity, failureOf, field, madeRows, rowsOf } from '../testing/fixtures.js'
import {
  describeOnMariadb,
  inTransaction,
  type MysqlTestServer,
  type OpenMysql,
  startTestServer,
} from '../testing/mysql.js'
import { mysqlSession } from './session.js'

const keyed = (name: string, bits: 8 | 32 | 64 = 32, unsigned = false): Entity =>
  entity(name, [
    field('id', { kind: 'integer', bits, unsigned }, 'int', { nullable: false, generated: 'increment' }),
    field('name', { kind: 'text' }, 'varchar'),
  ])

describeOnMariadb('keys on MariaDB', () => {
  let server: MysqlTestServer
  let session: OpenMysql

  beforeAll(async () => {
    server = await startTestServer()
    session = await server.open()
  }, 60_000)

  afterAll(() => server.stop())

  it('are reserved, and the next insert of the application goes on after them', async () => {
    await session.query(
      "CREATE TABLE counted (id int AUTO_INCREMENT PRIMARY KEY, name varchar(9)); INSERT INTO counted (name) VALUES ('before')",
    )
    const counted = keyed('counted')
    const first = await inTransaction(session, async (store) => {
      const reserved = await store.reserve(counted, 'id', 10)
      await store.insert(
        counted,
        madeRows(['id', 'name'], 10, (i) => [Number(reserved) + i, 'seeded']),
        'native',
      )
      await store.settle([counted, counted])
      return reserved
    })
    expect(first).toBe(2n)
    await session.query("INSERT INTO counted (name) VALUES ('after')")
    expect(await session.query("SELECT id FROM counted WHERE name = 'after'")).toEqual([{ id: 12 }])
  })

  it.each([
    ['a plain table', 'id int AUTO_INCREMENT PRIMARY KEY, name varchar(9)'],
    [
      'a table that is hard to please',
      `id int AUTO_INCREMENT PRIMARY KEY, name varchar(9) NOT NULL, team int NOT NULL REFERENCES plain_teams (id),
       mood enum('a', 'b') NOT NULL, meta json NOT NULL, at timestamp NOT NULL, code varchar(9) NOT NULL UNIQUE`,
    ],
  ])('are moved before anything is written, so that another session gets later ones: %s', async (_name, columns) => {
    await session.query(`CREATE OR REPLACE TABLE early (${columns});
      CREATE TABLE IF NOT EXISTS plain_teams (id int PRIMARY KEY); INSERT IGNORE INTO plain_teams VALUES (0)`)
    const other = await server.open('mysql2', session.url)
    await inTransaction(session, async (store) => {
      expect(await store.reserve(keyed('early'), 'id', 100)).toBe(1n)
      await other.query("SET sql_mode = '', check_constraint_checks = 0, foreign_key_checks = 0")
      await other.query("INSERT INTO early (name) VALUES ('other')")
      expect(await other.query('SELECT id FROM early')).toEqual([{ id: 101 }])
    })
    expect(await session.query('SELECT id FROM early')).toEqual([{ id: 101 }])
    await session.query('DROP TABLE early')
  })

  it('are reserved without moving the counter where a trigger refuses a row like that', async () => {
    await session.query(`CREATE TABLE guarded (id int AUTO_INCREMENT PRIMARY KEY, name varchar(9) NOT NULL);
      CREATE TRIGGER refuse BEFORE INSERT ON guarded FOR EACH ROW
        IF NEW.name = '' THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'no'; END IF`)
    const guarded = keyed('guarded')
    await inTransaction(session, async (store) => {
      const first = await store.reserve(guarded, 'id', 2)
      await store.insert(
        guarded,
        madeRows(['id', 'name'], 2, (i) => [first + BigInt(i), 'x']),
        'native',
      )
    })
    await session.query("INSERT INTO guarded (name) VALUES ('after')")
    expect(await session.query('SELECT id FROM guarded')).toEqual([{ id: 1 }, { id: 2 }, { id: 3 }])
  })

  it('start over after a rollback', async () => {
    await session.query('CREATE TABLE undone (id int AUTO_INCREMENT PRIMARY KEY, name varchar(9))')
    const failed = inTransaction(session, async (store) => {
      expect(await store.reserve(keyed('undone'), 'id', 50)).toBe(1n)
      await store.insert(keyed('undone'), rowsOf(['id', 'name'], [[50, 'x']]), 'native')
      throw new Error('undo')
    })
    await expect(failed).rejects.toThrow('undo')
    await inTransaction(session, async (store) => {
      expect(await store.reserve(keyed('undone'), 'id', 5)).toBe(1n)
    })
  })

  it('of a table that counts none follow the highest one', async () => {
    await session.query('CREATE TABLE plain (id bigint PRIMARY KEY, name varchar(9))')
    const plain = keyed('plain', 64)
    const rows = [
      [9007199254740993n, 'a'],
      [-5n, 'b'],
    ]
    await inTransaction(session, async (store) => {
      expect(await store.reserve(plain, 'id', 5)).toBe(1n)
      await store.insert(plain, rowsOf(['id', 'name'], rows), 'native')
      expect(await store.reserve(plain, 'id', 1)).toBe(9007199254740994n)
      expect(await store.violations({ kind: 'sequence', entity: plain, field: 'id' })).toEqual({ count: 0, sample: [] })
    })
  })

  it.each([
    ['a signed column', 'tinyint', false, 127],
    ['an unsigned column', 'tinyint unsigned', true, 255],
  ])('that would not fit %s are refused', async (_name, type, unsigned, last) => {
    await session.query(
      `CREATE OR REPLACE TABLE tiny (id ${type} PRIMARY KEY, name varchar(9)); INSERT INTO tiny VALUES (${last - 2}, 'x')`,
    )
    await inTransaction(session, async (store) => {
      expect(await store.reserve(keyed('tiny', 8, unsigned), 'id', 2)).toBe(BigInt(last - 1))
      const error = await failureOf(store.reserve(keyed('tiny', 8, unsigned), 'id', 3))
      expect(error).toMatchObject({ code: 'STORE.KEYS_EXHAUSTED' })
    })
  })

  it('are never behind: the server counts keys that change, too', async () => {
    await session.query(
      "CREATE TABLE moved (id int AUTO_INCREMENT PRIMARY KEY, name varchar(9)); INSERT INTO moved VALUES (1, 'a'); UPDATE moved SET id = 7; INSERT INTO moved (name) VALUES ('b')",
    )
    expect(await session.query('SELECT id FROM moved')).toEqual([{ id: 7 }, { id: 8 }])
    const ahead = { kind: 'sequence', entity: keyed('moved'), field: 'id' } as const
    await inTransaction(session, async (store) => {
      expect(await store.violations(ahead)).toEqual({ count: 0, sample: [] })
    })
  })
})

/** A promise that another piece of work lets pass. */
function gate(): { readonly promise: Promise<void>; open(): void } {
  let open = (): void => undefined
  const promise = new Promise<void>((resolve) => (open = resolve))
  return { promise, open: () => open() }
}

describeOnMariadb('two runs on MariaDB', () => {
  let server: MysqlTestServer

  beforeAll(async () => {
    server = await startTestServer()
  }, 60_000)

  afterAll(() => server.stop())

  it('wait for each other, and the second sees what the first has written', async () => {
    const session = await server.open()
    const other = await server.open('mysql2', session.url)
    await session.query('CREATE TABLE t (id int PRIMARY KEY, name varchar(9))')
    const seen: unknown[] = []
    const taken = gate()
    const held = gate()
    const first = inTransaction(session, async (store) => {
      await store.lock()
      await store.lock() // the same transaction may ask twice
      taken.open()
      await held.promise
      await store.insert(keyed('t'), rowsOf(['id', 'name'], [[1, 'x']]), 'native')
      seen.push('first')
    })
    await taken.promise
    await other.query('SET innodb_lock_wait_timeout = 1')
    const second = inTransaction(other, async (store) => {
      await store.lock()
      seen.push('second', await store.count(keyed('t')))
    })
    await new Promise((resolve) => setTimeout(resolve, 1_500)) // longer than the application would wait
    held.open()
    await Promise.all([first, second])
    expect(seen).toEqual(['first', 'second', 1])
    expect(await other.query('SELECT @@innodb_lock_wait_timeout AS s')).toEqual([{ s: 1 }])
  })

  it('do not keep the application waiting', async () => {
    const session = await server.open()
    const other = await server.open('mysql2', session.url)
    await session.query('CREATE TABLE t (id int AUTO_INCREMENT PRIMARY KEY)')
    await inTransaction(session, async (store) => {
      await store.lock()
      await other.query('SET innodb_lock_wait_timeout = 1; INSERT INTO t VALUES (DEFAULT); CREATE TABLE u (id int)')
    })
    expect(await other.query('SELECT count(*) AS n FROM t')).toEqual([{ n: 1 }])
  })

  it('make the ledger at once, and reading makes none', async () => {
    const session = await server.open()
    const other = await server.open('mysql2', session.url)
    await mysqlSession(session.connection).prepare('read')
    expect(await session.query('SHOW TABLES')).toEqual([])
    expect(await mysqlSession(session.connection).store().ledger.headers()).toEqual([])
    await Promise.all([session, other].map(({ connection }) => mysqlSession(connection).prepare('write')))
    expect(await session.query('SELECT run, entity FROM seed_ledger')).toEqual([{ run: -1, entity: '(lock)' }])
  })

  it('reach the target that the server says', async () => {
    const session = await server.open()
    const { port, pathname } = new URL(session.url)
    expect(await mysqlSession(session.connection).target()).toEqual({
      dialect: 'mariadb',
      host: '127.0.0.1',
      port: Number(port),
      database: pathname.slice(1),
    })
  })
})
