import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { factoriesFor, registeredFor, Seeder, type SeedContext } from '@seed/core'
import type { OpenRequest } from '@seed/core/adapter'
import { command } from './cli.js'
import { registerSeeders } from './register.js'
import { makeSqliteFile, openSqliteClient, schemaOf, type SqliteFile } from './testing/clients.js'

const sensors = factoriesFor<{ Sensor: { id: number; name: string } }>()('Sensor', {})
class Sensors extends Seeder {
  override run({ create }: SeedContext): void {
    create(sensors, 3)
  }
}

let cwd: string
let file: SqliteFile
let client: ReturnType<typeof openSqliteClient>
let loaded: string[]
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'seed-prisma-cli-'))
  file = makeSqliteFile('readings')
  client = openSqliteClient(file.path)
  loaded = []
})
afterEach(async () => {
  await client.$disconnect()
  rmSync(cwd, { recursive: true })
  file.remove()
})

/** A request in which every module has these exports. */
function request(exports: unknown, more: Partial<OpenRequest> = {}): OpenRequest {
  const load = (name: string): Promise<unknown> => {
    loaded.push(name)
    return Promise.resolve(exports)
  }
  return { options: {}, config: undefined, connection: {}, cwd, load, ...more }
}

async function run(given: OpenRequest): Promise<number> {
  const opened = await command.open(given)
  try {
    return (await opened.seeds.run()).rows
  } finally {
    await opened.close()
  }
}

const put = (name: string, text = ''): void => {
  mkdirSync(join(cwd, name, '..'), { recursive: true })
  writeFileSync(join(cwd, name), text)
}
const count = (where = file): unknown => where.rows('SELECT count(*) AS n FROM sensors')[0]?.['n']
const config = { seeders: [Sensors], schema: schemaOf('sqlite', 'readings') }

describe('the client of seed prisma', () => {
  it('is in the file that was typed, in the config, or where projects put it', async () => {
    expect(await run(request({ prisma: client }, { config, options: { client: 'a.ts' } }))).toBe(3)
    expect(await run(request({}, { config: { ...config, client }, options: {} })).catch(String)).toMatch('RUN.ALREADY')
    put('src/lib/prisma.ts')
    expect(await run(request({ default: client }, { config })).catch(String)).toMatch('RUN.ALREADY')
    expect(loaded).toEqual(['a.ts', 'src/lib/prisma.ts'])
    expect(count()).toBe(3)
  })

  it('brings what was registered for it', async () => {
    registerSeeders(client, { seeders: [Sensors], schema: schemaOf('sqlite', 'readings') })
    const opened = await command.open(request(client, { options: { client: 'a.ts' } }))
    expect(registeredFor(client)).toBe(opened.seeds)
    expect((await opened.seeds.run()).rows).toBe(3)
    await opened.close()
  })

  it('is one of several only by name', async () => {
    const other = openSqliteClient(file.path)
    const exports = { prisma: client, other: Promise.resolve(other) }
    const options = (name: string): Partial<OpenRequest> => ({ config, options: { client: name } })
    await expect(run(request(exports, options('a.ts')))).rejects.toMatchObject({ code: 'CONFIG.SEVERAL_CLIENTS' })
    expect(await run(request(exports, options('a.ts#other')))).toBe(3)
    await expect(run(request(exports, options('a.ts#third')))).rejects.toMatchObject({ code: 'CONFIG.PRISMA_CLIENT' })
    await expect(run(request({}, options('a.ts')))).rejects.toMatchObject({ code: 'CONFIG.PRISMA_CLIENT' })
    const rejected = { prisma: Promise.reject(new Error('no')) }
    await expect(run(request(rejected, options('a.ts')))).rejects.toMatchObject({ code: 'CONFIG.CLIENT_FAILED' })
  })

  it('is connected to the URL that was typed', async () => {
    const other = makeSqliteFile('readings')
    copyFileSync(other.path, join(cwd, 'other.sqlite'))
    const given = { config: { ...config, client }, connection: { url: 'file:./other.sqlite' } }
    expect(await run(request({}, given))).toBe(3)
    expect(count()).toBe(0)
    copyFileSync(join(cwd, 'other.sqlite'), other.path)
    expect(count(other)).toBe(3)
    other.remove()
  })

  it('is not connected elsewhere than its schema can', async () => {
    const refused = (connection: OpenRequest['connection']): Promise<unknown> =>
      run(request({}, { config: { ...config, client }, connection })).catch((error: unknown) => error)
    expect(await refused({ url: 'postgresql://u:secret@localhost/x' })).toMatchObject({ code: 'PRISMA.OTHER_DATABASE' })
    expect(String(await refused({ url: 'postgresql://u:secret@localhost/x' }))).not.toContain('secret')
    expect(await refused({ url: 'mongodb://localhost/x' })).toMatchObject({ code: 'ADAPTER.UNSUPPORTED_DATABASE' })
    expect(await refused({ schema: 'tenant' })).toMatchObject({ code: 'CONNECTION.NO_SCHEMAS' })
    expect(await refused({ statementTimeoutMs: 1 })).toMatchObject({ code: 'CONNECTION.NO_TIMEOUT' })
  })
})

describe('seed prisma without a client', () => {
  const schema = schemaOf('sqlite', 'readings')

  it('takes the schema and the URL that were typed', async () => {
    put('src/db.ts')
    const given = { config: { seeders: [Sensors] }, options: { schema }, connection: { url: `file:${file.path}` } }
    expect(await run(request({}, given))).toBe(3)
    expect(loaded).toEqual([])
    const orm = { ...given, config: { seeders: [Sensors], through: 'orm' } }
    await expect(command.open(request({}, orm)).then(({ seeds }) => seeds.run({ append: true }))).rejects.toMatchObject(
      {
        code: 'RUN.NO_ORM_WRITES',
      },
    )
    expect(count()).toBe(3)
    await expect(client.sensor.create({ data: { name: 'next' } })).resolves.toMatchObject({ id: 4 })
  })

  it('finds both by the conventions of Prisma', async () => {
    put('db/schema.prisma')
    copyFileSync(schema, join(cwd, 'db/schema.prisma'))
    copyFileSync(file.path, join(cwd, 'dev.sqlite'))
    put('prisma.config.ts')
    const exports = { default: { schema: 'db/schema.prisma', datasource: { url: 'file:./dev.sqlite' } } }
    expect(await run(request(exports, { config: { seeders: [Sensors] } }))).toBe(3)
    rmSync(join(cwd, 'prisma.config.ts'))
    put('package.json', '{ "prisma": { "schema": "db/schema.prisma" } }')
    const given = { config: { seeders: [Sensors] }, connection: { url: 'file:dev.sqlite' } }
    expect(await run(request({}, given)).catch(String)).toMatch('RUN.ALREADY')
  })

  it('says what is missing, and refuses what it cannot do', async () => {
    const refused = (more: Partial<OpenRequest>): Promise<unknown> => run(request({}, more)).catch((e: unknown) => e)
    expect(await refused({})).toMatchObject({ code: 'CONFIG.NO_CLIENT' })
    expect(await refused({ connection: { url: 'file:x.db' } })).toMatchObject({ code: 'PRISMA.NO_SCHEMA' })
    const mongo = join(cwd, 'mongo.prisma')
    const source = 'datasource db {\n  provider = "mongodb"\n}\nmodel A {\n  id String @id @map("_id")\n}\n'
    writeFileSync(mongo, source)
    const typed = { options: { schema: mongo }, connection: { url: 'mongodb://u:secret@localhost/x' } }
    expect(await refused(typed)).toMatchObject({ code: 'ADAPTER.UNSUPPORTED_DATABASE' })
    expect(String(await refused(typed))).toMatch(/mongodb/)
    writeFileSync(mongo, source.replace('mongodb', 'sqlserver').replace('@map("_id")', ''))
    expect(String(await refused(typed))).toMatch(/"sqlserver" is not supported/)
    writeFileSync(mongo, 'model {')
    expect(await refused(typed)).toMatchObject({ code: 'PRISMA.SCHEMA' })
    const other = { options: { schema }, connection: { url: 'mysql://localhost/x' } }
    expect(await refused(other)).toMatchObject({ code: 'PRISMA.OTHER_DATABASE' })
  })
})
