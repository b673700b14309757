import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Adapter, Entity, FieldType, Tuple } from '@seed/core/adapter'
import {
  mariadbOrReason,
  type MariadbServer,
  type PostgresServer,
  startMariadb,
  startPostgres,
} from '../../../../tools/databases/index.mjs'
import { prismaAdapter } from '../index.js'
import {
  makeMariadbDatabase,
  makePostgresDatabase,
  makeSqliteFile,
  openLibsqlClient,
  openMariadbClient,
  openPostgresClient,
  openSqliteClient,
  schemaOf,
  type SqliteFile,
} from '../testing/clients.js'
import { entityOf, readAll, sourceOf } from '../testing/rows.js'
import type { ConnectionOptions } from './transaction.js'

/** A database of the sample's tables, its address and how to give it back. */
interface Place {
  readonly url: string
  readonly adapter: Adapter
  close(): Promise<void>
}

type Database = 'sqlite' | 'libsql' | 'postgresql' | 'mysql'
const names: readonly Database[] = ['sqlite', 'libsql', 'postgresql']
const databases = mariadbOrReason() === undefined ? [...names, 'mysql' as const] : names
const rounds = databases.flatMap((name) => (['driver', 'statements'] as const).map((way) => [name, way] as const))

let postgres: PostgresServer
let mariadb: MariadbServer | undefined
const files: SqliteFile[] = []
beforeAll(async () => {
  postgres = await startPostgres()
  mariadb = mariadbOrReason() === undefined ? await startMariadb() : undefined
}, 60_000)
afterAll(async () => {
  await postgres.stop()
  await mariadb?.stop()
  for (const file of files) file.remove()
})

async function make(name: Database): Promise<string> {
  if (name === 'postgresql') return makePostgresDatabase(postgres, 'sample')
  if (name === 'mysql') return makeMariadbDatabase(mariadb as MariadbServer, 'sample')
  const file = makeSqliteFile('sample')
  files.push(file)
  return `file:${file.path}`
}

async function open(name: Database, connection: ConnectionOptions['connection']): Promise<Place> {
  const url = await make(name)
  const path = url.replace(/^file:/, '')
  const schema = schemaOf(name === 'libsql' ? 'sqlite' : name, 'sample')
  const client = {
    sqlite: () => openSqliteClient(path),
    libsql: () => openLibsqlClient(path),
    postgresql: () => openPostgresClient(url),
    mysql: () => openMariadbClient(url),
  }[name]()
  const adapter = prismaAdapter(
    client as ReturnType<typeof openSqliteClient>,
    { schema, connection } as never,
  ) as Adapter
  return { url, adapter, close: () => client.$disconnect() }
}

const slugs = (...rows: readonly (readonly [number, string])[]): ReturnType<typeof sourceOf> =>
  sourceOf(['id', 'slug'], rows)

describe.each(rounds)('another database, beside Prisma on %s by %s', (name, connection) => {
  let place: Place
  let categories: Entity
  beforeAll(async () => {
    place = await open(name, connection)
    categories = await entityOf(place.adapter, 'Category')
    await place.adapter.transaction((store) => store.insert(categories, slugs([1, 'a'], [2, 'b']), 'native'))
  })
  afterAll(() => place.close())

  it('copies what a snapshot sees, and nothing that others write meanwhile', async () => {
    const { adapter } = place
    const target = (await adapter.openTarget?.({ url: await make(name) })) as Adapter
    const other = (await adapter.openTarget?.({ url: place.url })) as Adapter
    // Beside a reader a SQLite file takes no writer, unless its log is written ahead.
    const canWrite = name === 'postgresql' || name === 'mysql'
    await adapter.transaction(async (store) => {
      if (canWrite) await other.transaction((late) => late.insert(categories, slugs([9, 'late']), 'native'))
      const read: Tuple[] = []
      for await (const page of store.read(categories, { fields: ['id', 'slug'], pageRows: 1 })) read.push(...page)
      await target.transaction((to) => to.insert(categories, sourceOf(['id', 'slug'], read), 'native'))
      expect(store.pages === undefined).toBe(name !== 'postgresql' || connection === 'statements')
    }, 'snapshot')
    expect(await readAll(target, categories, ['id'])).toEqual([[1], [2]])
    expect(await readAll(adapter, categories, ['id'])).toEqual(canWrite ? [[1], [2], [9]] : [[1], [2]])
    await target.close()
    await other.close()
  })

  it('writes again after a snapshot, and writes tables anew', async () => {
    const { adapter } = place
    await adapter.transaction((store) => store.count(categories), 'snapshot')
    await adapter.transaction((store) => store.insert(categories, slugs([20, 'new']), 'native'))
    expect((await adapter.rewrite?.([categories]))?.length).toBeGreaterThan(0)
    expect(await readAll(adapter, categories, ['id'])).toContainEqual([20])
  })

  it('leaves the making of tables to Prisma', () => {
    expect('createSchema' in place.adapter).toBe(false)
  })
})

describe('date-times of another SQLite database', () => {
  it.each([
    ['iso8601', '2026-01-31T12:00:00.000+00:00'],
    ['unixepoch-ms', 1769860800000],
  ] as const)('are spelled as this client does: %s', async (timestampFormat, stored) => {
    const url = await make('sqlite')
    const client = openSqliteClient(url.replace(/^file:/, ''), { timestampFormat })
    const adapter = prismaAdapter(client, { schema: schemaOf('sqlite', 'sample') })
    const users = await entityOf(adapter, 'User')
    const copy = await make('sqlite')
    const target = (await adapter.openTarget?.({ url: copy })) as Adapter
    const row = { id: 1, createdAt: '2026-01-31T12:00:00Z' }
    const fields = users.fields.filter((field) => !field.nullable && field.generated !== 'computed')
    const values = fields.map(({ name, type }) => (row as Record<string, unknown>)[name] ?? anyOf(type, name))
    await target.transaction((store) =>
      store.insert(
        users,
        sourceOf(
          fields.map(({ name }) => name),
          [values],
        ),
        'native',
      ),
    )
    expect(files.at(-1)?.rows('SELECT created_at FROM users')).toEqual([{ created_at: stored }])
    await target.close()
    await client.$disconnect()
  })
})

function anyOf(type: FieldType, name: string): unknown {
  if (type.kind === 'enum') return type.values[0]
  const values: Readonly<Record<string, unknown>> = {
    integer: 1,
    boolean: true,
    json: {},
    decimal: '1.00',
    float: 1,
    date: '2026-01-31',
    datetime: '2026-01-31T12:00:00',
    instant: '2026-01-31T12:00:00Z',
    uuid: '00000000-0000-4000-8000-000000000000',
  }
  return values[type.kind] ?? name
}
