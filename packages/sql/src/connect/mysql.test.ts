import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, connect as openSocket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals'
import { type MariadbServer, startMariadb } from '../../../../tools/databases/index.mjs'
import { classifyMysql } from '../mysql/classify.js'
import { makeCertificate } from '../testing/certificate.js'
import { entity, failureOf, field, readAll, rowsOf } from '../testing/fixtures.js'
import { describeOnMariadb } from '../testing/mysql.js'
import { connect } from './connect.js'
import { configOf, openMariadb, type OpenMysql, openMysql2 } from './mysql.js'
import type { ConnectOptions, OwnConnection } from './own-connection.js'

const words = entity('words', [
  field('id', { kind: 'integer', bits: 32 }, 'int', { nullable: false }),
  field('word', { kind: 'text' }, 'text'),
])

/** Writes one row, ends the transaction as told, and says what a second transaction sees. */
async function writeAndRead(own: OwnConnection, end: 'commit' | 'rollback'): Promise<readonly unknown[]> {
  await own.session.prepare('write')
  await own.begin()
  await own.session.begun()
  await own.session.store().insert(words, rowsOf(['id', 'word'], [[1, end]]), 'native')
  await own[end]()
  await own.begin()
  const rows = await readAll(own.session.store(), words)
  await own.commit()
  return rows
}

describeOnMariadb('our own connection to MariaDB', () => {
  let server: MariadbServer
  let url: string
  let folder: string
  const { cert, key } = makeCertificate('localhost')

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'seed-tls-'))
    chmodSync(folder, 0o755) // the server runs as another user where this one is root
    writeFileSync(join(folder, 'ca.pem'), cert)
    writeFileSync(join(folder, 'key.pem'), key)
    const settings = { 'ssl-cert': join(folder, 'ca.pem'), 'ssl-key': join(folder, 'key.pem') }
    server = await startMariadb({ settings })
    url = await server.createDatabase()
    await server.createDatabase('tenant "`7')
    for (const database of [url, server.url(encodeURIComponent('tenant "`7'))]) {
      const own = await openAt(database)
      const { connection } = own
      await connection.ask('CREATE TABLE words (id int PRIMARY KEY, word text)')
      await connection.ask("CREATE OR REPLACE USER ann@'%' IDENTIFIED BY 'hunter@2'")
      await connection.ask("GRANT ALL ON *.* TO ann@'%'")
      await own.close()
    }
  }, 60_000)

  afterAll(async () => {
    await server.stop()
    rmSync(folder, { recursive: true })
  })

  const openAt = (address: string): ReturnType<typeof openMysql2> => {
    const { hostname: host, port, pathname } = new URL(address)
    return openMysql2({ host, port: Number(port), user: 'root', database: decodeURIComponent(pathname.slice(1)) })
  }

  const withParameters = (parameters: Readonly<Record<string, string>>): string => {
    const changed = new URL(url)
    for (const [name, value] of Object.entries(parameters)) changed.searchParams.set(name, value)
    return changed.href
  }

  it('commits and rolls back, in the database that is told', async () => {
    const own = await connect(url)
    expect(own.dialect).toBe('mysql')
    expect(await writeAndRead(own, 'rollback')).toEqual([])
    await own.close()
    const tenant = await connect(url.replace('mysql:', 'mariadb:'), { schema: 'tenant "`7' })
    expect(await writeAndRead(tenant, 'commit')).toEqual([[1, 'commit']])
    expect((await tenant.session.catalog()).entities.map((one) => one.table)).toEqual([{ name: 'words' }])
    await tenant.rollback() // none is open
    await tenant.close()
    const byUrl = await connect(withParameters({ schema: 'tenant "`7' }))
    expect(await readAll(byUrl.session.store(), words)).toHaveLength(1)
    await byUrl.close()
  })

  it('reads user and password of the URL', async () => {
    const named = new URL(url)
    named.username = 'ann'
    named.password = encodeURIComponent('hunter@2')
    const own = await connect(named.href)
    expect(await own.session.target()).toMatchObject({ dialect: 'mariadb', host: '127.0.0.1', port: server.port })
    await own.close()
    named.password = 'wrong'
    const error = await failureOf(connect(named.href))
    expect(classifyMysql(error)).toEqual({ kind: 'connection' })
    expect(JSON.stringify(error) + String(error)).not.toContain('wrong')
  })

  it.each([
    ['an option', {}, { statementTimeoutMs: 50 }],
    ['a parameter', { statement_timeout: '50' }, {}],
    ['an option before a parameter', { statement_timeout: '600000' }, { statementTimeoutMs: 50 }],
  ] as const)('gives up a statement after the time of %s', async (_name, parameters, options: ConnectOptions) => {
    const other = await connect(url)
    await other.session.prepare('write')
    await other.begin()
    await other.session.store().lock()
    const own = await connect(withParameters(parameters), options)
    await own.begin()
    expect(classifyMysql(await failureOf(own.session.store().lock()))).toEqual({ kind: 'timeout' })
    await own.rollback()
    await own.close()
    await other.close()
  })

  it('gives up connecting after a time', async () => {
    const silent = createServer(() => undefined)
    await new Promise<void>((ready) => silent.listen(0, '127.0.0.1', ready))
    const { port } = silent.address() as { port: number }
    const nowhere = `mysql://ann:hunter2@127.0.0.1:${port}/shop`
    const error = await failureOf(connect(nowhere, { connectTimeoutMs: 100 }))
    expect(classifyMysql(error)).toEqual({ kind: 'connection' })
    expect(JSON.stringify(error) + String((error as Error).stack)).not.toContain('hunter2')
    silent.close()
  })

  it('waits for a server that is too busy to answer at once', async () => {
    const busy = createServer((asking) => {
      asking.on('error', () => undefined)
      setTimeout(() => {
        const there = openSocket(Number(new URL(url).port), '127.0.0.1')
        there.on('error', () => undefined)
        asking.pipe(there).pipe(asking)
      }, 1_200)
    })
    await new Promise<void>((ready) => busy.listen(0, '127.0.0.1', ready))
    const { port } = busy.address() as { port: number }
    try {
      const own = await connect(Object.assign(new URL(url), { port: String(port) }).href)
      expect(await writeAndRead(own, 'rollback')).toEqual([])
      await own.close()
    } finally {
      busy.close()
    }
  })

  /** Whether the connection speaks TLS, as the server sees it. */
  const isEncrypted = async (address: string, options: ConnectOptions): Promise<boolean> => {
    const own = (await openMariadb(configOf(address, options).config)) as OpenMysql
    const [row] = await own.connection.ask("SHOW STATUS LIKE 'Ssl_cipher'")
    await own.close()
    return row?.[1] !== ''
  }

  it.each([
    ['nothing', {}, {}, false],
    ['a parameter that accepts any certificate', { ssl: 'true', sslaccept: 'accept_invalid_certs' }, {}, true],
    ['an option with the authority as a file', {}, { ca: 'ca.pem' }, true],
    ['an option that accepts any certificate', {}, { rejectUnauthorized: false }, true],
  ] as const)('speaks TLS as told by %s', async (_name, parameters, ssl, expected) => {
    const address = withParameters(parameters).replace('127.0.0.1', 'localhost')
    const given = 'ca' in ssl ? { ca: join(folder, ssl.ca) } : ssl
    const options = Object.keys(given).length === 0 ? {} : { ssl: given }
    expect(await isEncrypted(address, options)).toBe(expected)
    await (await connect(address, options)).close()
  })

  it('refuses a certificate that nobody vouches for', async () => {
    const address = withParameters({ ssl: 'true' }).replace('127.0.0.1', 'localhost')
    expect(classifyMysql(await failureOf(connect(address)))).toEqual({ kind: 'connection' })
    expect(classifyMysql(await failureOf(connect(url, { ssl: true })))).toEqual({ kind: 'connection' })
  })
})

it('missing drivers are named', async () => {
  for (const driver of ['mariadb', 'mysql2/promise']) {
    jest.unstable_mockModule(driver, () => {
      throw new Error('Cannot find package')
    })
  }
  jest.resetModules()
  const { connectMysql } = await import('./mysql.js')
  await expect(connectMysql('mysql://localhost/db')).rejects.toMatchObject({
    code: 'DRIVER.MISSING',
    fix: 'Run: npm install mariadb',
  })
})
