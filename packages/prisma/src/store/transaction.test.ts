import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import pg from 'pg'
import { type PostgresServer, startPostgres } from '../../../../tools/databases/index.mjs'
import { prismaAdapter, registerSeeders } from '../index.js'
import {
  makePostgresDatabase,
  makeSqliteFile,
  openPostgresClient,
  openSqliteClient,
  schemaOf,
  type SqliteFile,
} from '../testing/clients.js'
import { entityOf, readAll, sourceOf } from '../testing/rows.js'

const undone = new Error('undone')
const slugs = (from: number, count: number): unknown[][] =>
  Array.from({ length: count }, (_, i) => [from + i, `c${from + i}`, null])
const FIELDS = ['id', 'slug', 'parentId']

describe('a transaction on PostgreSQL', () => {
  const schema = schemaOf('postgresql', 'sample')
  let server: PostgresServer
  let url: string
  let client: ReturnType<typeof openPostgresClient>
  beforeAll(async () => {
    server = await startPostgres()
  })
  afterAll(() => server.stop())
  afterEach(() => client.$disconnect())

  it.each(['before', 'after'])('is reached when the client connects %s the adapter is made', async (when) => {
    url = await makePostgresDatabase(server, 'sample')
    client = openPostgresClient(url)
    if (when === 'before') await client.$connect()
    const adapter = prismaAdapter(client, { schema })
    const categories = await entityOf(adapter, 'Category')
    await adapter.transaction(async (store) => {
      // Where the connection is not reached, statements stand in for COPY.
      const { copies } = await countCopies(() => store.insert(categories, sourceOf(FIELDS, slugs(1, 3)), 'native'))
      expect(copies).toBe(1)
    })
    expect(await client.category.count()).toBe(3)
  })

  it('rolls back what COPY wrote together with what Prisma wrote', async () => {
    url = await makePostgresDatabase(server, 'sample')
    client = openPostgresClient(url)
    const adapter = prismaAdapter(client, { schema })
    const categories = await entityOf(adapter, 'Category')
    const work = adapter.transaction(async (store) => {
      await store.client.category.create({ data: { id: 100, slug: 'by Prisma' } })
      const { copies } = await countCopies(() => store.insert(categories, sourceOf(FIELDS, slugs(1, 3)), 'native'))
      await store.client.category.create({ data: { id: 101, slug: 'by Prisma too', parentId: 2 } })
      expect([copies, await store.count(categories), await store.client.category.count()]).toEqual([1, 5, 5])
      throw undone
    })
    await expect(work).rejects.toBe(undone)
    expect(await client.category.count()).toBe(0)
  })

  it('may be said by the application', async () => {
    url = await makePostgresDatabase(server, 'sample')
    const pool = new pg.Pool({ connectionString: url })
    const byPid = new Map<number, unknown>()
    pool.on('acquire', (one) => byPid.set((one as unknown as { processID: number }).processID, one))
    client = openPostgresClient(pool)
    const adapter = prismaAdapter(client, {
      schema,
      connection: async (tx) => {
        const [answer] = await tx.$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`
        return byPid.get(answer?.pid ?? 0)
      },
    })
    const categories = await entityOf(adapter, 'Category')
    const { copies } = await countCopies(() =>
      adapter.transaction((store) => store.insert(categories, sourceOf(FIELDS, slugs(1, 3)), 'native')),
    )
    expect(copies).toBe(1)
    await client.$disconnect()
    await pool.end()
  })

  it('does with statements alone, and gives the same rows', async () => {
    const fingerprints = []
    for (const connection of ['driver', 'statements'] as const) {
      url = await makePostgresDatabase(server, 'sample')
      client = openPostgresClient(url)
      const seeds = registerSeeders(client, { schema, connection })
      const { result, copies } = await countCopies(() => seeds.run({ all: true, count: 7, seed: 42 }))
      expect(copies > 0).toBe(connection === 'driver')
      fingerprints.push(result.fingerprint)
      expect(await client.category.create({ data: { slug: 'next' } })).toMatchObject({ id: 8 })
      if (connection === 'driver') await client.$disconnect()
    }
    expect(fingerprints[1]).toBe(fingerprints[0])
  })

  it('is not left for the connection of another session', async () => {
    url = await makePostgresDatabase(server, 'sample')
    const other = new pg.Client({ connectionString: url })
    await other.connect()
    client = openPostgresClient(url)
    const adapter = prismaAdapter(client, { schema, connection: () => other })
    const categories = await entityOf(adapter, 'Category')
    const work = adapter.transaction(async (store) => {
      await store.insert(categories, sourceOf(FIELDS, slugs(1, 3)), 'native')
      throw undone
    })
    await expect(work).rejects.toBe(undone)
    expect(await client.category.count()).toBe(0)
    await other.end()
  })
})

/** Counts the COPY streams that go over connections of `pg` while some work is done. */
async function countCopies<T>(work: () => Promise<T>): Promise<{ result: T; copies: number }> {
  const real = Reflect.get(pg.Client.prototype, 'query') as (...given: unknown[]) => unknown
  let copies = 0
  pg.Client.prototype.query = function (this: pg.Client, ...given: unknown[]) {
    if (/^COPY .* FROM STDIN/.test(String((given[0] as { text?: unknown } | null)?.text))) copies++
    return real.apply(this, given)
  } as never
  try {
    return { result: await work(), copies }
  } finally {
    pg.Client.prototype.query = real as never
  }
}

describe('a transaction on SQLite', () => {
  const schema = schemaOf('sqlite', 'sample')
  let file: SqliteFile
  let client: ReturnType<typeof openSqliteClient>
  afterEach(async () => {
    await client.$disconnect()
    file.remove()
  })

  it('rolls back what was written natively together with what Prisma wrote', async () => {
    file = makeSqliteFile('sample')
    client = openSqliteClient(file.path)
    await client.$connect()
    const adapter = prismaAdapter(client, { schema })
    const categories = await entityOf(adapter, 'Category')
    const work = adapter.transaction(async (store) => {
      await store.client.category.create({ data: { id: 100, slug: 'by Prisma' } })
      await store.insert(categories, sourceOf(FIELDS, slugs(1, 3)), 'native')
      expect(await store.client.category.count()).toBe(4)
      throw undone
    })
    await expect(work).rejects.toBe(undone)
    expect(file.rows('SELECT count(*) AS n FROM categories')).toEqual([{ n: 0 }])
  })

  it.each(['iso8601', 'unixepoch-ms'] as const)('keeps date-times as the driver adapter does: %s', async (form) => {
    file = makeSqliteFile('sample')
    client = openSqliteClient(file.path, { timestampFormat: form })
    for (const connection of ['driver', 'statements'] as const) {
      const adapter = prismaAdapter(client, { schema, connection })
      const orders = await entityOf(adapter, 'Order')
      const at = new Date('2025-06-30T23:59:59.500Z')
      const id = connection === 'driver' ? 1 : 2
      const row = [id, `no ${id}`, 'PENDING', '12.5', '2025-06-30T23:59:59.5', 1]
      const fields = ['id', 'orderNumber', 'status', 'total', 'placedAt', 'userId']
      await client.$executeRawUnsafe('PRAGMA foreign_keys = OFF')
      await adapter.transaction((store) => store.insert(orders, sourceOf(fields, [row]), 'native'))
      expect(await readAll(adapter, orders, fields)).toContainEqual(row)
      expect(await client.order.findFirst({ where: { id } })).toMatchObject({ placedAt: at })
      if (connection === 'driver') expect(await client.order.count({ where: { placedAt: at } })).toBe(1)
    }
  })

  it('does with statements alone, and gives the same rows', async () => {
    const fingerprints = []
    for (const connection of ['driver', 'statements'] as const) {
      file = makeSqliteFile('sample')
      client = openSqliteClient(file.path)
      const report = await registerSeeders(client, { schema, connection }).run({ all: true, count: 7, seed: 42 })
      fingerprints.push(report.fingerprint)
      if (connection === 'statements') continue
      await client.$disconnect()
      file.remove()
    }
    expect(fingerprints[1]).toBe(fingerprints[0])
  })
})
