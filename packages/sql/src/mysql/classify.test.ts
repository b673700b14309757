import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { openMariadb, openMysql2 } from '../connect/mysql.js'
import { failureOf } from '../testing/fixtures.js'
import {
  type Door,
  describeOnMariadb,
  type MysqlTestServer,
  type OpenMysql,
  startTestServer,
} from '../testing/mysql.js'
import { classifyMysql } from './classify.js'

const SECRET = 'hunter2'
const CASES: readonly (readonly [string, string, unknown])[] = [
  ['a duplicate key', "INSERT INTO parents VALUES (1, 1, '')", { kind: 'unique', constraint: 'PRIMARY' }],
  [
    'a duplicate of two columns',
    `INSERT INTO parents VALUES (2, 1, '${SECRET}')`,
    { kind: 'unique', constraint: 'tenant code' },
  ],
  [
    'a missing parent',
    "INSERT INTO children VALUES (2, 99, 'x', 20, '', NULL, NULL)",
    { kind: 'foreign-key', constraint: 'to_parent', table: 'children', columns: ['parent_id'] },
  ],
  ['a parent in use', 'DELETE FROM parents', { kind: 'foreign-key', constraint: 'to_parent', table: 'children' }],
  ['a NULL', `INSERT INTO children (id, name) VALUES (2, NULL)`, { kind: 'not-null', columns: ['name'] }],
  ['a column left out', `INSERT INTO children (id) VALUES (2)`, { kind: 'not-null', columns: ['name'] }],
  [
    'a broken check',
    "INSERT INTO children VALUES (2, 1, 'x', 7, '', NULL, NULL)",
    { kind: 'check', constraint: 'adult', table: 'children' },
  ],
  [
    "a broken check of a column's own",
    `INSERT INTO children (id, name, mail) VALUES (2, 'x', '${SECRET}')`,
    { kind: 'check', constraint: 'mail', table: 'children' },
  ],
  [
    'JSON that is none',
    `INSERT INTO children (id, name, meta) VALUES (2, 'x', '${SECRET}')`,
    { kind: 'check', constraint: 'meta', table: 'children' },
  ],
  ['a long text', `INSERT INTO parents VALUES (2, 1, '${SECRET}${SECRET}')`, { kind: 'value', columns: ['code'] }],
  ['a number out of range', "INSERT INTO parents VALUES (3000000000, 1, 'x')", { kind: 'value', columns: ['id'] }],
  [
    'a text for a number',
    `INSERT INTO parents VALUES ('${SECRET}', 1, 'x')`,
    { kind: 'value', table: 'parents', columns: ['id'] },
  ],
  [
    'a bad date',
    "INSERT INTO children (id, name, born) VALUES (2, 'x', '2026-02-30')",
    { kind: 'value', table: 'children', columns: ['born'] },
  ],
  ['a member that the enum lacks', `INSERT INTO moods VALUES ('${SECRET}')`, { kind: 'value', columns: ['mood'] }],
  ['a missing table', 'SELECT * FROM `No Such`', { kind: 'missing-table', table: 'No Such' }],
  ['a missing column', 'SELECT nope FROM parents', { kind: 'other' }],
  [
    'a statement that takes too long',
    'SET STATEMENT max_statement_time = 0.02 FOR SELECT sleep(5)',
    { kind: 'timeout' },
  ],
  ['a syntax error', 'SELEKT', { kind: 'other' }],
]

describeOnMariadb('errors of MariaDB', () => {
  let server: MysqlTestServer
  const sessions = new Map<Door, OpenMysql>()

  beforeAll(async () => {
    server = await startTestServer()
    const first = await server.open('mariadb')
    sessions.set('mariadb', first)
    sessions.set('mysql2', await server.open('mysql2', first.url))
    await first.query(`
      CREATE TABLE parents (id int PRIMARY KEY, tenant int, code varchar(9), UNIQUE \`tenant code\` (tenant, code));
      CREATE TABLE children (id int PRIMARY KEY, parent_id int, name varchar(7) NOT NULL, age int,
        mail varchar(40) CHECK (mail <> '${SECRET}'), born date, meta json,
        CONSTRAINT to_parent FOREIGN KEY (parent_id) REFERENCES parents (id), CONSTRAINT adult CHECK (age >= 18));
      CREATE TABLE moods (mood enum('a', 'b'));
      INSERT INTO parents VALUES (1, 1, '${SECRET}');
      INSERT INTO children (id, parent_id, name) VALUES (1, 1, 'one')`)
  }, 60_000)

  afterAll(() => server.stop())

  const cases = (['mariadb', 'mysql2'] as const).flatMap((door) =>
    ['', 'ANSI_QUOTES,'].flatMap((mode) => CASES.map(([name, sql, expected]) => ({ door, mode, name, sql, expected }))),
  )

  it.each(cases)('of $door with "$mode" mean: $name', async ({ door, mode, sql, expected }) => {
    const { connection } = sessions.get(door) as OpenMysql
    await connection.ask(`SET sql_mode = '${mode}STRICT_ALL_TABLES,NO_ZERO_DATE'`)
    const failure = classifyMysql(await failureOf(connection.ask(sql)))
    expect(failure).toEqual(expected)
    expect(JSON.stringify(failure)).not.toContain(SECRET)
  })

  it('tell a lock that is not given', async () => {
    const [one, two] = [...sessions.values()] as [OpenMysql, OpenMysql]
    await one.query('START TRANSACTION; UPDATE parents SET tenant = 2')
    await two.query('SET innodb_lock_wait_timeout = 1')
    const failure = classifyMysql(await failureOf(two.connection.ask('UPDATE parents SET tenant = 3')))
    await one.query('ROLLBACK')
    expect(failure).toEqual({ kind: 'timeout' })
  })

  it.each([
    ['mariadb', openMariadb],
    ['mysql2', openMysql2],
  ] as const)('tell a database that cannot be reached: %s', async (_door, open) => {
    const url = new URL((sessions.get('mariadb') as OpenMysql).url)
    const config = { host: '127.0.0.1', port: Number(url.port), user: 'root', connectTimeout: 2_000 }
    const at = async (change: Partial<typeof config> & { database?: string }): Promise<unknown> =>
      classifyMysql(await failureOf(open({ ...config, ...change })))
    expect(await at({ port: 1 })).toEqual({ kind: 'connection' })
    expect(await at({ host: 'nowhere.invalid' })).toEqual({ kind: 'connection' })
    expect(await at({ database: 'missing' })).toEqual({ kind: 'connection' })
    expect(await at({ user: 'stranger' })).toEqual({ kind: 'connection' })
  })
})

describe('errors of MySQL, as its manual words them', () => {
  const of = (errno: number, sqlState: string, sqlMessage: string): unknown =>
    classifyMysql(Object.assign(new Error(sqlMessage), { errno, sqlState, sqlMessage }))

  it.each([
    [
      1062,
      "Duplicate entry '1-hunter2' for key 'users.tenant_email'",
      { kind: 'unique', table: 'users', constraint: 'tenant_email' },
    ],
    [3819, "Check constraint 'adult' is violated.", { kind: 'check', constraint: 'adult' }],
    [3140, 'Invalid JSON text: "Invalid value." at position 0 in value for column \'users.meta\'.', { kind: 'value' }],
    [3024, 'Query execution was interrupted, maximum statement execution time exceeded', { kind: 'timeout' }],
    [1213, 'Deadlock found when trying to get lock; try restarting transaction', { kind: 'timeout' }],
    [4031, 'The client was disconnected by the server because of inactivity.', { kind: 'connection' }],
  ])('%i', (errno, message, expected) => {
    expect(of(errno, 'HY000', message)).toEqual(expected)
  })

  it('are told from others', () => {
    expect(classifyMysql(new Error('mine'))).toBeUndefined()
    expect(
      classifyMysql(Object.assign(new Error('no file'), { code: 'ENOENT', errno: -2, syscall: 'open' })),
    ).toBeUndefined()
    expect(classifyMysql('text')).toBeUndefined()
    expect(classifyMysql(undefined)).toBeUndefined()
  })
})
