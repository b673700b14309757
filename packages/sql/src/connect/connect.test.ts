import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import { entity, failureOf, field, readAll, rowsOf } from '../testing/fixtures.js'
import { startTestServer, type TestServer } from '../testing/postgresql.js'
import { connect } from './connect.js'
import type { ConnectOptions, OwnConnection } from './own-connection.js'

const words = entity('words', [
  field('id', { kind: 'integer', bits: 32 }, 'integer', { nullable: false }),
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

describe('our own connection to SQLite', () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'seed-sqlite-'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('commits, rolls back, and keeps what was written', async () => {
    const path = join(folder, 'a b.sqlite')
    const { openSqlite } = await import('./sqlite.js')
    const made = openSqlite(path)
    made.exec('CREATE TABLE words (id integer PRIMARY KEY, word text)')
    made.close()
    const own = await connect(path)
    expect(own.dialect).toBe('sqlite')
    expect(await writeAndRead(own, 'rollback')).toEqual([])
    expect(await writeAndRead(own, 'commit')).toEqual([[1, 'commit']])
    await own.rollback() // none is open
    await own.close()
    const again = await connect(`file:${path}?connection_limit=1`)
    expect(await again.session.target()).toEqual({ dialect: 'sqlite', database: path })
    expect(await readAll(again.session.store(), words)).toHaveLength(1)
    await again.close()
  })

  it.each([':memory:', 'sqlite::memory:', 'file::memory:', 'sqlite:', ''])('opens "%s" in memory', async (url) => {
    const own = await connect(url)
    expect(await own.session.target()).toEqual({ dialect: 'sqlite', database: ':memory:' })
    await own.close()
  })

  it.each([
    [{ schema: 'tenant_7' }, 'CONNECTION.NO_SCHEMAS'],
    [{ connectTimeoutMs: 1 }, 'CONNECTION.NO_TIMEOUT'],
    [{ statementTimeoutMs: 1 }, 'CONNECTION.NO_TIMEOUT'],
  ] as const)('refuses what SQLite has not: %o', async (options, code) => {
    await expect(connect(':memory:', options)).rejects.toMatchObject({ code })
  })
})

describe('our own connection to PostgreSQL', () => {
  let server: TestServer
  let url: string
  beforeAll(async () => {
    server = await startTestServer()
    const session = await server.open()
    url = session.url
    await session.client.query(`CREATE TABLE words (id int PRIMARY KEY, word text);
      CREATE SCHEMA "tenant ""7"; CREATE TABLE "tenant ""7".words (id int PRIMARY KEY, word text)`)
  }, 60_000)
  afterAll(() => server.stop())

  const withParameters = (parameters: Readonly<Record<string, string>>): string => {
    const changed = new URL(url)
    for (const [name, value] of Object.entries(parameters)) changed.searchParams.set(name, value)
    return changed.href
  }

  it('commits and rolls back, in the schema that is told', async () => {
    const own = await connect(url)
    expect(await writeAndRead(own, 'rollback')).toEqual([])
    await own.close()
    const tenant = await connect(url, { schema: 'tenant "7' })
    expect(await writeAndRead(tenant, 'commit')).toEqual([[1, 'commit']])
    const [table] = (await tenant.session.catalog()).entities.filter((one) => one.table.schema === undefined)
    expect(table?.name).toBe('words')
    await tenant.close()
    const main = await connect(withParameters({ schema: 'public' }))
    await main.begin()
    expect(await readAll(main.session.store(), words)).toEqual([])
    await main.close()
    const byUrl = await connect(withParameters({ schema: 'tenant "7', sslmode: 'disable' }))
    await byUrl.begin()
    expect(await readAll(byUrl.session.store(), words)).toHaveLength(1)
    await byUrl.close()
  })

  it.each([
    ['an option', {}, { statementTimeoutMs: 50 }],
    ['a parameter', { statement_timeout: '50' }, {}],
    ['an option before a parameter', { statement_timeout: '600000' }, { statementTimeoutMs: 50 }],
  ] as const)('gives up a statement after the time of %s', async (_name, parameters, options: ConnectOptions) => {
    const other = await connect(url)
    await other.begin()
    await other.session.store().lock()
    const own = await connect(withParameters(parameters), options)
    await own.begin()
    expect(await failureOf(own.session.store().lock())).toMatchObject({ code: '57014' })
    await own.rollback()
    await own.close()
    await other.close()
  })

  it('gives up connecting after a time', async () => {
    const { createServer } = await import('node:net')
    const silent = createServer(() => undefined)
    await new Promise<void>((ready) => silent.listen(0, '127.0.0.1', ready))
    const { port } = silent.address() as { port: number }
    const nowhere = `postgresql://ann:hunter2@127.0.0.1:${port}/shop`
    const error = await failureOf(connect(nowhere, { connectTimeoutMs: 100 }))
    expect(String(error)).toMatch(/timeout/)
    expect(JSON.stringify(error) + String((error as Error).stack)).not.toContain('hunter2')
    silent.close()
  })
})

describe('a URL that leads nowhere', () => {
  it.each([
    ['mongodb://ann:hunter2@host/db', 'neither tables'],
    ['sqlserver://host;password=hunter2', 'SQL Server'],
    ['prisma+postgres://host/?api_key=hunter2', 'service of Prisma'],
    ['foo:hunter2', 'needs code'],
  ])('is refused by its scheme: %s', async (url, why) => {
    const error = await failureOf(connect(url))
    expect(error).toMatchObject({ code: 'ADAPTER.UNSUPPORTED_DATABASE', why: expect.stringContaining(why) })
    expect(JSON.stringify(error) + String(error)).not.toContain('hunter2')
  })

  it('is not repeated when it cannot be read', async () => {
    const error = await failureOf(connect('postgresql://ann:hunter2@host:port:port/db'))
    expect(error).toMatchObject({ code: 'CONNECTION.URL' })
    expect(JSON.stringify(error) + String((error as Error).stack)).not.toContain('hunter2')
  })
})

it('a missing driver is named', async () => {
  jest.unstable_mockModule('pg', () => {
    throw new Error('Cannot find package')
  })
  jest.resetModules()
  const { openPostgresql } = await import('./postgresql.js')
  await expect(openPostgresql({})).rejects.toMatchObject({ code: 'DRIVER.MISSING', fix: 'Run: npm install pg' })
})
