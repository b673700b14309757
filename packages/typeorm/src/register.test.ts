import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import {
  belongsTo,
  between,
  defineFactory,
  manyToMany,
  registeredFor,
  type RunReport,
  type SeedContext,
  Seeder,
  unique,
} from '@seed/core'
import type { DataSource } from 'typeorm'
import { defineConfig, registerSeeders } from './register.js'
import { openPostgresSource, openSqliteSource, startServer } from './testing/databases.js'
import { Asset, Author, Photo, Topic } from './testing/domain.js'

const topics = defineFactory(Topic, { code: unique('topic-###') })
const authors = defineFactory(Author, {
  name: ({ person }) => person.fullName,
  mentor: belongsTo(() => authors, { none: 0.5 }),
  topics: manyToMany(() => topics, { count: between(1, 3) }),
})
const photos = defineFactory(Photo, {
  title: ({ index }) => `photo ${index}`,
  width: ({ integer }) => integer(100, 4000),
  owner: belongsTo(() => authors),
  topic: belongsTo(() => topics, { none: 0.2 }),
})

class Library extends Seeder {
  override run({ create }: SeedContext): void {
    create(topics, 5)
    create(authors, 20)
    create(photos, 8)
  }
}

let server: Awaited<ReturnType<typeof startServer>>
beforeAll(async () => {
  server = await startServer()
}, 60_000)
afterAll(() => server.stop())

const quiet = { subscribers: [] }
const openers: Readonly<Record<string, () => Promise<DataSource>>> = {
  sqlite: () => openSqliteSource(quiet),
  postgresql: () => openPostgresSource(server, quiet),
}

async function runOn(source: DataSource, through: 'native' | 'orm'): Promise<RunReport> {
  return registerSeeders(source, { seeders: [Library], through }).run()
}

describe('registerSeeders', () => {
  it('makes the same rows on every database, past the ORM and through it', async () => {
    const reports: RunReport[] = []
    for (const open of Object.values(openers)) {
      for (const through of ['native', 'orm'] as const) {
        const source = await open()
        reports.push(await runOn(source, through))
        await source.destroy()
      }
    }
    const prints = reports.map((report) =>
      report.entities.map(({ entity, rows, fingerprint }) => ({ entity, rows, fingerprint })),
    )
    for (const other of prints.slice(1)) expect(other).toEqual(prints[0])
    expect(prints[0]?.map(({ entity, rows }) => [entity, rows])).toEqual(
      expect.arrayContaining([['Author', 20], ['Photo', 8], ['Topic', 5]]), // prettier-ignore
    )
    expect(new Set(reports.map((report) => report.fingerprint)).size).toBe(1)
  })

  it.each(Object.keys(openers))('gives TypeORM related rows, verifies and cleans them on %s', async (name) => {
    const source = (await openers[name]?.()) as DataSource
    const seeds = registerSeeders(source, { seeders: [Library], confirm: async ({ database }) => database })
    await source.getRepository(Author).save({ name: 'before' })
    await seeds.run()
    const found = await source.getRepository(Author).find({ relations: { topics: true }, order: { id: 'ASC' } })
    expect(found).toHaveLength(21)
    expect(found.slice(1).every((author) => author.topics.length >= 1 && author.topics.length <= 3)).toBe(true)
    const seen = await source.getRepository(Asset).find({ relations: { owner: true } })
    expect(seen).toHaveLength(8)
    expect(seen.every((asset) => asset instanceof Photo && asset.owner !== null)).toBe(true)
    expect((await seeds.verify()).findings).toEqual([])
    await seeds.clean()
    expect((await source.getRepository(Author).find()).map((author) => author.name)).toEqual(['before'])
    expect(await source.getRepository(Topic).count()).toBe(0)
    await source.destroy()
  })

  it('is found again by its data source', async () => {
    const source = await openSqliteSource()
    expect(registeredFor(source)).toBeUndefined()
    const seeds = registerSeeders(source)
    expect(registeredFor(source)).toBe(seeds)
    expect((await seeds.entities()).map((entity) => entity.name)).toContain('Author_topics')
    await source.destroy()
  })
})

describe('defineConfig', () => {
  it('gives the config back', () => {
    const config = { seeders: [Library], dataSource: 'src/data-source.ts' }
    expect(defineConfig(config)).toBe(config)
  })
})
