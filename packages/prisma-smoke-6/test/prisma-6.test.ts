import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { PrismaBetterSQLite3 } from '@prisma/adapter-better-sqlite3'
import { prismaAdapter, registerSeeders } from '@seed/prisma'
import { Prisma, PrismaClient } from '../generated/client.js'

let folder: string
let client: PrismaClient
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'seed-prisma-6-'))
  const path = join(folder, 'test.sqlite')
  const database = new DatabaseSync(path)
  database.exec(readFileSync(join(import.meta.dirname, '../tables.sql'), 'utf8'))
  database.close()
  client = new PrismaClient({ adapter: new PrismaBetterSQLite3({ url: `file:${path}` }) })
})
afterEach(async () => {
  await client.$disconnect()
  rmSync(folder, { recursive: true })
})

describe('Prisma 6', () => {
  const fingerprints = new Set<string | undefined>()

  it.each([
    ['driver', 'native'],
    ['driver', 'orm'],
    ['statements', 'native'],
  ] as const)('is seeded as Prisma 7 is: by %s, %s', async (connection, through) => {
    expect(Prisma.prismaVersion.client).toMatch(/^6\.19\./)
    const seeds = registerSeeders(client, { connection })
    fingerprints.add((await seeds.run({ all: true, count: 20, seed: 42, through })).fingerprint)
    expect(fingerprints.size).toBe(1)
    expect((await seeds.verify()).findings).toEqual([])
    const person = await client.person.findFirstOrThrow({ orderBy: { id: 'asc' } })
    expect(person.mood).toMatch(/^(HAPPY|SAD)$/)
    if (connection === 'driver') {
      expect(await client.person.count({ where: { seenAt: person.seenAt } })).toBeGreaterThan(0)
    }
    expect((await client.person.create({ data: { name: 'next', balance: 1, big: 1 } })).id).toBe(21)
  })

  it('rolls back what was written natively together with what Prisma wrote', async () => {
    const adapter = prismaAdapter(client)
    const tag = (await adapter.describe()).entities.find(({ name }) => name === 'Tag')
    const work = adapter.transaction(async (store) => {
      await store.client.tag.create({ data: { code: 'by Prisma' } })
      const source = { fields: ['code'], count: 1, batches: () => [[['ours']]] }
      if (tag !== undefined) await store.insert(tag, source, 'native')
      expect(await store.client.tag.count()).toBe(2)
      throw new RangeError('undone')
    })
    await expect(work).rejects.toThrow('undone')
    expect(await client.tag.count()).toBe(0)
  })
})
