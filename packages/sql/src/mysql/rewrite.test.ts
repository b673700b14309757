import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { entity, failureOf, field } from '../testing/fixtures.js'
import { describeOnMariadb, type MysqlTestServer, type OpenMysql, startTestServer } from '../testing/mysql.js'
import { mysqlSession } from './session.js'

const SECRET = 'jane.raw.original@example.com'

describeOnMariadb('building tables of MariaDB anew', () => {
  let server: MysqlTestServer
  let session: OpenMysql
  beforeAll(async () => {
    server = await startTestServer()
    session = await server.open()
    await session.query('CREATE TABLE people (id int PRIMARY KEY, email varchar(200), KEY by_email (email))')
    const rows = Array.from({ length: 50 }, (_, i) => `(${i}, '${SECRET}${i}')`)
    await session.query(`INSERT INTO people VALUES ${rows.join(', ')}`)
    await session.query("UPDATE people SET email = CONCAT('x', id)")
  }, 60_000)
  afterAll(() => server.stop())

  const named = (name: string): ReturnType<typeof entity> => entity(name, [field('id', { kind: 'integer', bits: 32 })])

  /** What the table's file holds, once the server has written it. */
  async function fileHolds(text: string): Promise<boolean> {
    const [row] = await session.query('SELECT @@datadir AS folder, DATABASE() AS name')
    await session.query('FLUSH TABLES people FOR EXPORT')
    try {
      return readFileSync(`${String(row?.['folder'])}/${String(row?.['name'])}/people.ibd`).includes(text)
    } finally {
      await session.query('UNLOCK TABLES')
    }
  }

  it('leaves no byte of what was replaced in its file', async () => {
    expect(await fileHolds(SECRET)).toBe(true)
    const remains = await mysqlSession(session.connection).rewrite([named('people')])
    expect(await fileHolds(SECRET)).toBe(false)
    expect(remains.join(' ')).toMatch(/binary log/)
  })

  it('refuses a table that was not rebuilt', async () => {
    expect(await failureOf(mysqlSession(session.connection).rewrite([named('missing')]))).toMatchObject({
      code: 'STORE.REWRITE',
    })
  })
})
