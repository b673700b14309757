import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { mergeSchemas } from '@seed/core/adapter'
import { prismaAdapter, registerSeeders } from './index.js'
import { makeSqliteFile, openSqliteClient, SAMPLE_FINGERPRINT, schemaOf, type SqliteFile } from './testing/clients.js'

const schema = schemaOf('sqlite', 'sample')

describe('a run on SQLite', () => {
  let file: SqliteFile
  let client: ReturnType<typeof openSqliteClient>
  beforeEach(() => {
    file = makeSqliteFile('sample')
    client = openSqliteClient(file.path)
  })
  afterEach(async () => {
    await client.$disconnect()
    file.remove()
  })

  it('finds all tables of the schema in the database', async () => {
    const adapter = prismaAdapter(client, { schema })
    const { schema: merged, problems } = mergeSchemas(await adapter.describe(), await adapter.catalog())
    expect(problems).toEqual([])
    expect(merged.entities.filter(({ origin }) => origin === 'database')).toEqual([])
    expect(merged.entities.map(({ name }) => name)).toContain('Category_products')
  })

  it.each(['native', 'orm'] as const)('writes rows that Prisma reads, %s', async (through) => {
    const seeds = registerSeeders(client, { schema })
    const report = await seeds.run({ all: true, count: 7, seed: 42, through })
    expect(report.fingerprint).toBe(SAMPLE_FINGERPRINT)
    const user = await client.user.findFirstOrThrow({ orderBy: { id: 'asc' }, include: { profile: true } })
    expect(user).toMatchObject({
      isActive: true,
      points: 162n,
      birthDate: '1988-01-05',
      settings: { theme: 'dark', notifications: false, itemsPerPage: 25 },
      createdAt: new Date('2025-11-17T11:34:10.000Z'),
      deletedAt: null,
      profile: { userId: 1 },
    })
    // Prisma compares texts: only its own spelling is found.
    expect(await client.user.count({ where: { createdAt: user.createdAt } })).toBe(1)
    expect(file.rows('SELECT created_at FROM users WHERE id = 1')).toEqual([
      { created_at: '2025-11-17T11:34:10.000+00:00' },
    ])
    expect((await client.category.create({ data: { slug: 'next' } })).id).toBe(8)
  })
})
