import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { DataSource, type DataSourceOptions } from 'typeorm'
import { registerSeeders } from '../register.js'
import { typeormAdapter } from '../store.js'
import { openSqliteSource, startServer } from '../testing/databases.js'
import { entities, Tenant } from '../testing/domain.js'
import { entityIn, readAll } from '../testing/rows.js'

let server: Awaited<ReturnType<typeof startServer>>
let folder: string
beforeAll(async () => {
  server = await startServer()
  folder = mkdtempSync(join(tmpdir(), 'seed-typeorm-'))
}, 60_000)
afterAll(async () => {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** A port that nobody listens on. */
async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((ready) => probe.listen(0, '127.0.0.1', ready))
  const { port } = probe.address() as { port: number }
  await new Promise((closed) => probe.close(closed))
  return port
}

describe('a data source that is not initialised', () => {
  it('is opened when needed, keeps its tables whatever its options say, and is closed again', async () => {
    const database = join(folder, 'kept.db')
    const options: DataSourceOptions = { type: 'better-sqlite3', database, entities }
    const before = await new DataSource({ ...options, synchronize: true }).initialize()
    await before.getRepository(Tenant).save({ slug: 'kept' })
    await before.destroy()

    const source = new DataSource({ ...options, dropSchema: true, synchronize: true, migrationsRun: true })
    const adapter = typeormAdapter(source)
    const schema = await adapter.describe()
    expect(source.isInitialized).toBe(false)
    expect(await readAll(adapter, entityIn(schema, 'Tenant'), ['slug'])).toEqual([['kept']])
    expect(await adapter.target()).toEqual({ dialect: 'sqlite', database })
    expect(source.options).toMatchObject({ dropSchema: true, synchronize: true, migrationsRun: true })
    await adapter.close()
    expect(source.isInitialized).toBe(false)
  })

  it('makes no tables', async () => {
    const source = new DataSource({ type: 'better-sqlite3', database: ':memory:', entities, synchronize: true })
    const adapter = typeormAdapter(source)
    expect((await adapter.catalog()).entities).toEqual([])
    await adapter.close()
  })

  it('is opened once by calls at the same time', async () => {
    const source = new DataSource({ type: 'better-sqlite3', database: ':memory:', entities })
    const adapter = typeormAdapter(source)
    const [schema] = await Promise.all([adapter.describe(), adapter.catalog(), adapter.target()])
    expect(schema.entities).toHaveLength(10)
    await adapter.close()
    expect(source.isInitialized).toBe(false)
  })

  it('is opened again when it was destroyed in between', async () => {
    const source = new DataSource({ type: 'better-sqlite3', database: ':memory:', entities })
    const adapter = typeormAdapter(source)
    await adapter.target()
    await source.destroy()
    expect((await adapter.describe()).entities).toHaveLength(10)
    expect(source.isInitialized).toBe(false)
    expect((await adapter.catalog()).entities).toEqual([])
    await adapter.close()
    expect(source.isInitialized).toBe(false)
  })

  it('says so when nobody answers, and tries again at the next call', async () => {
    const port = await freePort()
    const options: DataSourceOptions = { type: 'postgres', host: '127.0.0.1', port, username: 'ann', password: 'secret', database: 'shop', entities } // prettier-ignore
    const adapter = typeormAdapter(new DataSource(options))
    for (const call of [() => adapter.target(), () => adapter.catalog(), () => adapter.transaction(async () => 1)]) {
      const error = await call().catch((reason: unknown) => reason)
      expect(error).toMatchObject({ code: 'STORE.UNREACHABLE', exitCode: 2 })
      expect(String(error)).toContain(`127.0.0.1:${port}/shop`)
      expect(JSON.stringify(error) + String(error)).not.toContain('secret')
      expect(error).toHaveProperty('cause.code', 'ECONNREFUSED')
    }
    await adapter.close()
  })

  it('is described where nobody answers, and the same once connected', async () => {
    const url = `postgres://ann:secret@127.0.0.1:${await freePort()}/shop`
    const source = new DataSource({ type: 'postgres', url, entities })
    const adapter = typeormAdapter(source)
    const [schema, again] = await Promise.all([adapter.describe(), adapter.describe()])
    const { findings } = await registerSeeders(source).check()
    expect(findings).toContainEqual(expect.objectContaining({ kind: 'unclassified', entity: 'Tenant' }))
    expect(source.isInitialized).toBe(false)
    await adapter.close()

    const reached = new DataSource({ type: 'postgres', url: server.url('postgres'), entities })
    const connected = typeormAdapter(reached)
    const before = await connected.describe()
    await connected.target()
    expect(reached.isInitialized).toBe(true)
    const after = await connected.describe()
    await connected.close()
    const text = JSON.stringify(schema)
    expect([again, before, after].map((one) => JSON.stringify(one))).toEqual([text, text, text])
  })

  it('connects to be described where TypeORM cannot build the metadata alone', async () => {
    const source = new DataSource({ type: 'better-sqlite3', database: ':memory:', entities })
    const { entityMetadatas } = await new DataSource(source.options).initialize()
    const other = Object.assign(Object.create(null) as object, {
      options: source.options,
      driver: source.driver,
      subscribers: [],
      isInitialized: false,
      entityMetadatas: [],
      setOptions: () => undefined,
      initialize: async () => void Object.assign(other, { isInitialized: true, entityMetadatas }),
      destroy: async () => void Object.assign(other, { isInitialized: false }),
    }) as unknown as DataSource
    const adapter = typeormAdapter(other)
    expect((await adapter.describe()).entities).toHaveLength(10)
    expect(other.isInitialized).toBe(true)
    await adapter.close()
    expect(other.isInitialized).toBe(false)
  })

  it('says so when the server has no such database', async () => {
    const source = new DataSource({ type: 'postgres', url: server.url('nowhere'), entities })
    await expect(typeormAdapter(source).target()).rejects.toMatchObject({
      code: 'STORE.UNREACHABLE',
      why: expect.stringContaining('3D000'),
    })
  })

  it('says so when a SQLite file cannot be opened', async () => {
    const inFile = new DataSource({ type: 'better-sqlite3', database: '/dev/null/shop.db', entities })
    await expect(typeormAdapter(inFile).target()).rejects.toMatchObject({ code: 'STORE.UNREACHABLE' })
    const aFolder = new DataSource({ type: 'better-sqlite3', database: folder, entities })
    await expect(typeormAdapter(aFolder).target()).rejects.toMatchObject({ code: 'STORE.UNREACHABLE' })
  })
})

describe('a data source of the application', () => {
  it('stays open', async () => {
    const source = await openSqliteSource()
    const adapter = typeormAdapter(source)
    await adapter.describe()
    await adapter.close()
    expect(source.isInitialized).toBe(true)
    await source.destroy()
  })

  it('is not seeded in the middle of its own transaction when it has one connection', async () => {
    const source = await openSqliteSource()
    const adapter = typeormAdapter(source)
    await source.transaction(async () => {
      await expect(adapter.transaction(async () => 1)).rejects.toMatchObject({ code: 'ADAPTER.TRANSACTION_OPEN' })
    })
    expect(await adapter.transaction(async () => 1)).toBe(1)
    await source.destroy()
  })

  it('is refused by name when its database is none we can write to', () => {
    const source = { options: { type: 'sqljs' } } as unknown as DataSource
    expect(() => typeormAdapter(source)).toThrow(
      expect.objectContaining({
        code: 'ADAPTER.UNSUPPORTED_DATABASE',
        message: expect.stringContaining('"sqljs"'),
        fix: 'What works: postgres, better-sqlite3, mariadb, mysql.',
      }),
    )
  })
})
