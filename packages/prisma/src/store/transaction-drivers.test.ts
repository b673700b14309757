import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { mariadbOrReason, type MariadbServer, startMariadb } from '../../../../tools/databases/index.mjs'
import { prismaAdapter, registerSeeders } from '../index.js'
import {
  askMariadb,
  makeMariadbDatabase,
  makeSqliteFile,
  openLibsqlClient,
  openMariadbClient,
  openSqliteClient,
  SAMPLE_FINGERPRINT,
  schemaOf,
} from '../testing/clients.js'
import { entityOf, sourceOf } from '../testing/rows.js'

const undone = new Error('undone')

// The reason is printed.
const onMariadb = mariadbOrReason() === undefined ? describe : describe.skip

onMariadb('a transaction on MariaDB', () => {
  const schema = schemaOf('mysql', 'sample')
  let server: MariadbServer
  beforeAll(async () => {
    server = await startMariadb()
  })
  afterAll(() => server.stop())

  it('rolls back what was written natively together with what Prisma wrote', async () => {
    const url = await makeMariadbDatabase(server, 'sample')
    const client = openMariadbClient(url)
    const adapter = prismaAdapter(client, { schema })
    const categories = await entityOf(adapter, 'Category')
    const source = sourceOf(
      ['id', 'slug', 'parentId'],
      [
        [1, 'a', null],
        [2, 'b', 1],
      ],
    )
    const work = adapter.transaction(async (store) => {
      await store.client.category.create({ data: { id: 100, slug: 'by Prisma' } })
      await store.insert(categories, source, 'native')
      expect(await store.client.category.count()).toBe(3)
      throw undone
    })
    await expect(work).rejects.toBe(undone)
    expect(await client.category.count()).toBe(0)
    await client.$disconnect()
  })

  it.each([
    ['driver', 'native'],
    ['driver', 'orm'],
    ['statements', 'native'],
  ] as const)('writes rows that Prisma reads: by %s, %s', async (connection, through) => {
    const url = await makeMariadbDatabase(server, 'sample')
    const client = openMariadbClient(url)
    const report = await registerSeeders(client, { schema, connection }).run({ all: true, count: 7, seed: 42, through })
    const user = await client.user.findFirstOrThrow({ orderBy: { id: 'asc' } })
    expect(user).toMatchObject({
      birthDate: new Date('1988-01-05'),
      wakesAt: new Date('1970-01-01T15:34:44Z'),
      createdAt: new Date('2025-11-17T11:34:10Z'),
    })
    expect(await askMariadb(url, 'SELECT CAST(wakes_at AS CHAR) AS t FROM users WHERE id = 1')).toEqual([
      { t: '15:34:44' },
    ])
    expect((await client.category.create({ data: { slug: 'next' } })).id).toBe(8)
    expect(report.fingerprint).toBe(SAMPLE_FINGERPRINT)
    await client.$disconnect()
  })
})

describe('a transaction on SQLite files', () => {
  it.each(['native', 'orm'] as const)('is reached through libSQL, and its rows are the same, %s', async (through) => {
    const file = makeSqliteFile('sample')
    const client = openLibsqlClient(file.path)
    const seeds = registerSeeders(client, { schema: schemaOf('sqlite', 'sample') })
    const report = await seeds.run({ all: true, count: 7, seed: 42, through })
    expect(report.fingerprint).toBe(SAMPLE_FINGERPRINT)
    await client.$disconnect()
    file.remove()
  })

  it.each([
    ['better-sqlite3', openSqliteClient],
    ['libsql', openLibsqlClient],
  ] as const)('that cannot commit is rolled back, and the next one begins: %s', async (_, open) => {
    const file = makeSqliteFile('sample')
    const client = open(file.path)
    const adapter = prismaAdapter(client, { schema: schemaOf('sqlite', 'sample') })
    const categories = await entityOf(adapter, 'Category')
    const insert = (parent: number | null): Promise<number> =>
      adapter.transaction((store) =>
        store.insert(categories, sourceOf(['id', 'slug', 'parentId'], [[1, 'a', parent]]), 'native'),
      )
    await expect(insert(99)).rejects.toMatchObject({ code: 'STORE.FOREIGN_KEY' })
    expect(file.rows('SELECT * FROM categories')).toEqual([])
    expect(await insert(null)).toBe(1)
    expect(await client.category.count()).toBe(1)
    await client.$disconnect()
    file.remove()
  })
})
