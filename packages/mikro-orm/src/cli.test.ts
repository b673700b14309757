import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { defineEntity, MikroORM, p } from '@mikro-orm/core'
import { MariaDbDriver } from '@mikro-orm/mariadb'
import { PostgreSqlDriver } from '@mikro-orm/postgresql'
import { SqliteDriver } from '@mikro-orm/sqlite'
import { defineFactory, registeredFor, Seeder, type SeedContext } from '@seed/core'
import type { ConnectionRequest, Opened, OpenRequest } from '@seed/core/adapter'
import { command } from './cli.js'
import { registerSeeders } from './register.js'
import { type Servers, startServers } from './testing/databases.js'

const Note = defineEntity({
  name: 'Note',
  tableName: 'notes',
  properties: { id: p.integer().primary(), text: p.string() },
})
const notes = defineFactory(Note.class, { text: ({ index }) => `note ${index}` })

class NoteSeeder extends Seeder {
  override run({ create }: SeedContext): void {
    create(notes, 3)
  }
}

let cwd: string
const opened: Opened[] = []
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'seed-mikro-'))
})
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close()
  rmSync(cwd, { recursive: true, force: true })
})

const options = { driver: SqliteDriver, dbName: ':memory:', entities: [Note] }

/** A request in which every module has these exports; `loaded` gathers which files were asked for. */
function request(exports: unknown, more: Partial<OpenRequest> = {}, loaded: string[] = []): OpenRequest {
  const load = async (file: string): Promise<unknown> => {
    loaded.push(file)
    return file.startsWith('/') ? import(file) : exports
  }
  return { options: { ormConfig: 'db.ts' }, config: undefined, connection: {}, cwd, load, ...more }
}

async function open(given: OpenRequest): Promise<Opened['seeds']> {
  const one = await command.open(given)
  opened.push(one)
  return one.seeds
}

/** Which database is reached. */
async function databaseOf(given: OpenRequest): Promise<string> {
  return (await (await open(given)).target()).database
}

describe('where the options come from', () => {
  it('is a default export, a module of CommonJS, an instance, a function, or a promise', async () => {
    const orm = await MikroORM.init(options)
    const forms: readonly unknown[] = [
      { default: options },
      { default: { default: options } },
      options,
      { default: () => options },
      { default: async () => options },
      { default: Promise.resolve(options) },
      { orm },
      { default: Promise.resolve(orm) },
    ]
    for (const form of forms) expect(await open(request(form))).toBeDefined()
    for (const form of [{}, { default: 1 }, { default: { port: 1 } }, undefined]) {
      await expect(command.open(request(form))).rejects.toMatchObject({ code: 'CONFIG.MIKRO_ORM', where: 'db.ts' })
    }
  })

  it('is chosen by name among several', async () => {
    const shop = { ...options, contextName: 'shop', dbName: join(cwd, 'shop.sqlite') }
    const made = (name: string): object | undefined =>
      name === 'made' ? { ...options, dbName: join(cwd, 'made.sqlite') } : undefined
    const list = { default: [options, shop, made] }
    const of = (context?: string): OpenRequest =>
      request(list, { options: { ormConfig: 'db.ts', ...(context === undefined ? {} : { context }) } })
    const names = ['shop', 'made', undefined]
    const found = await Promise.all(names.map(async (name) => (await databaseOf(of(name))).split('/').at(-1)))
    expect(found).toEqual(['shop.sqlite', 'made.sqlite', ':memory:'])
    await expect(command.open(of('blog'))).rejects.toMatchObject({ code: 'CONFIG.MIKRO_ORM_CONTEXT', why: 'There are: default, shop.' }) // prettier-ignore
    await expect(command.open(request([shop, shop], { options: { context: 'shop', ormConfig: 'x' } }))).rejects.toMatchObject({ code: 'CONFIG.MIKRO_ORM_CONTEXT' }) // prettier-ignore
    await expect(command.open(request({ default: shop }))).rejects.toMatchObject({ code: 'CONFIG.MIKRO_ORM_CONTEXT', why: 'There is only shop.' }) // prettier-ignore
  })

  it('is the file typed, else what the config says, else what package.json or the usual places have', async () => {
    const loaded: string[] = []
    const open1 = (more: Partial<OpenRequest>): Promise<unknown> => open(request({ default: options }, more, loaded))
    await open1({ config: { orm: options } })
    await open1({ options: {}, config: { orm: 'there.ts' } })
    await open1({ options: {}, config: { orm: options } })
    for (const file of ['mikro-orm.config.js', 'src/mikro-orm.config.ts', 'db/options.ts']) {
      mkdirSync(join(cwd, file, '..'), { recursive: true })
      writeFileSync(join(cwd, file), '')
    }
    await open1({ options: {} })
    writeFileSync(join(cwd, 'package.json'), '{ "mikro-orm": { "configPaths": ["./none.ts", "./db/options.ts"] } }')
    await open1({ options: {} })
    expect(loaded).toEqual(['db.ts', 'there.ts', 'src/mikro-orm.config.ts', './db/options.ts'])
    const empty = mkdtempSync(join(tmpdir(), 'seed-empty-'))
    await expect(command.open(request({}, { options: {}, cwd: empty }))).rejects.toMatchObject({ code: 'CONFIG.NO_MIKRO_ORM' }) // prettier-ignore
    rmSync(empty, { recursive: true })
  })

  it('says what MikroORM cannot be made of', async () => {
    const failing = { default: () => Promise.reject(new Error('no secret')) }
    await expect(command.open(request(failing))).rejects.toMatchObject({ code: 'CONFIG.MIKRO_ORM_FAILED' })
    await expect(command.open(request({ ...options, driver: undefined }))).rejects.toMatchObject({ code: 'CONFIG.MIKRO_ORM_DRIVER' }) // prettier-ignore
    await expect(command.open(request({ ...options, entities: [] }))).rejects.toMatchObject({ code: 'CONFIG.MIKRO_ORM_FAILED' }) // prettier-ignore
  })
})

it('uses what the application registered for an instance it exports, and the config on top', async () => {
  const orm = await MikroORM.init(options)
  await orm.schema.create()
  registerSeeders(orm, { seeders: [NoteSeeder], seed: 7 })
  const seeds = await open(request({ orm }))
  expect(registeredFor(orm)).toBe(seeds)
  expect((await seeds.run()).seed).toBe(7)
  expect(await orm.em.fork().count(Note)).toBe(3)
  expect(orm.config.getLogger().isEnabled('query')).toBe(false)
})

describe('--url and its companions', () => {
  let servers: Servers
  beforeAll(async () => {
    servers = await startServers()
  }, 60_000)
  afterAll(() => servers.stop())

  const seeded = async (from: object, connection: ConnectionRequest): Promise<Opened['seeds']> =>
    open(
      request(
        { default: from },
        { connection, cwd: import.meta.dirname, config: { seeders: [NoteSeeder], allow: ['127.0.0.1/*'] } },
      ),
    )

  it('leads to another database of the same driver, or of another one that is installed', async () => {
    const nowhere = { driver: PostgreSqlDriver, dbName: 'nowhere', host: '127.0.0.1', port: 1, entities: [Note] }
    const postgres = await servers.postgres.createDatabase()
    const urls = [postgres, `file:${cwd}/note.sqlite`, await servers.mariadb?.createDatabase()]
    for (const url of urls) {
      if (url === undefined) continue
      const driver = url.startsWith('file:')
        ? SqliteDriver
        : url.startsWith('mysql:')
          ? MariaDbDriver
          : PostgreSqlDriver
      const place = url.startsWith('file:') ? { dbName: join(cwd, 'note.sqlite') } : { clientUrl: url }
      const orm = await MikroORM.init<SqliteDriver>({ driver: driver as never, entities: [Note], ...place })
      await orm.schema.create()
      const seeds = await seeded(nowhere, { url })
      expect((await seeds.run()).rows).toBe(3)
      expect(await orm.em.fork().count(Note)).toBe(3)
      await orm.close()
    }
    // What the project does not have is named.
    const elsewhere = request(nowhere, { connection: { url: `file:${cwd}/x.sqlite` } })
    await expect(command.open(elsewhere)).rejects.toMatchObject({ code: 'CONFIG.MIKRO_ORM_DRIVER' })
  })

  it('names a schema, one ledger in each', async () => {
    const url = await servers.postgres.createDatabase()
    const base = { driver: PostgreSqlDriver, clientUrl: url, entities: [Note] }
    for (const schema of ['one', 'two']) {
      const orm = await MikroORM.init({ ...base, schema })
      await orm.schema.create()
      const seeds = await seeded(base, { schema })
      expect((await seeds.run()).rows).toBe(3)
      expect(await orm.em.fork().count(Note)).toBe(3)
      await orm.close()
    }
  })

  it('limits connecting and statements', async () => {
    const silent = { driver: PostgreSqlDriver, dbName: 'x', host: '192.0.2.1', entities: [Note] }
    await expect((await seeded(silent, { connectTimeoutMs: 50 })).run()).rejects.toMatchObject({ code: 'STORE.UNREACHABLE' }) // prettier-ignore
    const urls = [await servers.postgres.createDatabase(), await servers.mariadb?.createDatabase()]
    for (const clientUrl of urls) {
      if (clientUrl === undefined) continue
      const driver = clientUrl.startsWith('mysql:') ? MariaDbDriver : PostgreSqlDriver
      const sleep = clientUrl.startsWith('mysql:') ? 'select sleep(5) from notes' : 'select pg_sleep(5)'
      const orm = await MikroORM.init<SqliteDriver>({ driver: driver as never, entities: [Note], clientUrl })
      await orm.schema.create()
      await orm.em.fork().insert(Note, { id: 99, text: 'x' })
      await orm.close()
      class Sleeper extends Seeder {
        override run({ create, step }: SeedContext): void {
          create(notes, 1)
          step('sleep', async (client) => {
            await (client as { execute(sql: string): Promise<unknown> }).execute(sleep)
          })
        }
      }
      const seeds = await open(
        request(
          { driver, entities: [Note], clientUrl },
          { connection: { statementTimeoutMs: 200 }, config: { seeders: [Sleeper], allow: ['127.0.0.1/*'] } },
        ),
      )
      await expect(seeds.run()).rejects.toMatchObject({ code: expect.stringMatching(/STORE.TIMEOUT|STEP_FAILED/) })
    }
  })

  it('is refused where the database has no such thing', async () => {
    await expect(command.open(request(options, { connection: { schema: 'x' } }))).rejects.toMatchObject({ code: 'CONNECTION.NO_SCHEMAS' }) // prettier-ignore
    await expect(command.open(request(options, { connection: { connectTimeoutMs: 1 } }))).rejects.toMatchObject({ code: 'CONNECTION.NO_TIMEOUT' }) // prettier-ignore
    await expect(command.open(request(options, { connection: { statementTimeoutMs: 1 } }))).rejects.toMatchObject({ code: 'CONNECTION.NO_TIMEOUT' }) // prettier-ignore
    for (const url of ['mongodb://x/y', 'sqlserver://x/y']) {
      await expect(command.open(request(options, { connection: { url } }))).rejects.toMatchObject({ code: 'ADAPTER.UNSUPPORTED_DATABASE' }) // prettier-ignore
    }
  })
})

it('refuses MongoDB, SQL Server and others by name', () => {
  for (const [name, text] of [
    ['MongoDriver', 'mongo'],
    ['MsSqlDriver', 'mssql'],
    ['OracleDriver', 'oracle'],
  ] as const) {
    // prettier-ignore
    const driver = { constructor: Object.defineProperty(() => undefined, 'name', { value: name }) }
    expect(() => registerSeeders({ driver } as never)).toThrow(
      expect.objectContaining({ code: 'ADAPTER.UNSUPPORTED_DATABASE', message: expect.stringContaining(text) }),
    )
  }
})
