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
import type { Sequelize } from 'sequelize'
import { defineConfig, registerSeeders } from './index.js'
import { type Databases, DIALECTS, openSqlite, startDatabases } from './testing/databases.js'
import { Author, Photo, Topic } from './testing/domain.js'

const topics = defineFactory(Topic, { code: unique('topic-###') })
const authors = defineFactory(Author, {
  name: ({ person }) => person.fullName,
  labels: ({ pickSome }) => pickSome(['a', 'b', 'c'], 2),
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

let databases: Databases
beforeAll(async () => {
  databases = await startDatabases()
})
afterAll(() => databases.stop())

function runOn(sequelize: Sequelize, through: 'native' | 'orm'): Promise<RunReport> {
  return registerSeeders(sequelize, { seeders: [Library], through }).run()
}

describe('registerSeeders', () => {
  it('makes the same rows on every database, past the ORM and through it', async () => {
    const reports: RunReport[] = []
    for (const name of DIALECTS) {
      for (const through of ['native', 'orm'] as const) {
        const sequelize = await databases.open(name)
        reports.push(await runOn(sequelize, through))
        await sequelize.close()
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

  it.each(DIALECTS)('gives Sequelize related rows, verifies and cleans them on %s', async (name) => {
    const sequelize = await databases.open(name)
    const seeds = registerSeeders(sequelize, { seeders: [Library], confirm: async ({ database }) => database })
    await Author.create({ name: 'before', labels: [] })
    await seeds.run()
    const found = await Author.findAll({ include: [{ association: 'topics' }], order: ['id'] })
    expect(found).toHaveLength(21)
    expect(found.slice(1).every(({ topics: some = [] }) => some.length >= 1 && some.length <= 3)).toBe(true)
    expect(found[1]?.labels).toHaveLength(2)
    const seen = await Photo.findAll({ include: [{ association: 'owner' }] })
    expect(seen).toHaveLength(8)
    expect(seen.every(({ owner }) => owner instanceof Author)).toBe(true)
    expect((await Author.create({ name: 'after', labels: [] })).id).toBe(22)
    expect((await seeds.verify()).findings).toEqual([])
    await Author.destroy({ where: { name: 'after' }, force: true })
    await seeds.clean()
    expect((await Author.findAll()).map((author) => author.name)).toEqual(['before'])
    expect(await Topic.count()).toBe(0)
    await sequelize.close()
  })

  it('is found again by its instance', async () => {
    const sequelize = await openSqlite()
    expect(registeredFor(sequelize)).toBeUndefined()
    const seeds = registerSeeders(sequelize)
    expect(registeredFor(sequelize)).toBe(seeds)
    expect((await seeds.entities()).map((entity) => entity.name)).toContain('Author_topics')
    await sequelize.close()
  })
})

describe('defineConfig', () => {
  it('gives the config back', () => {
    const config = { seeders: [Library], sequelize: 'models/index.js' }
    expect(defineConfig(config)).toBe(config)
  })
})
