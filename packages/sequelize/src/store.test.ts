import { types } from 'node:util'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { Sequelize } from 'sequelize'
import { type Adapter, isSeedError, type Schema, type SeedError } from '@seed/core/adapter'
import { type SequelizeClient, sequelizeAdapter } from './store.js'
import { type Databases, DIALECTS, sqliteOptions, startDatabases } from './testing/databases.js'
import { Author, Photo, Topic } from './testing/domain.js'
import { entityIn, readAll, type Sample, samplesFor, sourceOf, write } from './testing/rows.js'

let databases: Databases
beforeAll(async () => {
  databases = await startDatabases()
})
afterAll(() => databases.stop())

const topics = (...codes: readonly (string | null)[]): Sample => {
  const rows = codes.map((code) => [code])
  return { entity: 'Topic', fields: ['code'], stored: rows, held: rows }
}

async function failureOf(work: Promise<unknown>): Promise<SeedError> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!isSeedError(error)) throw new Error('no SeedError', { cause: error })
  return error
}

describe.each(DIALECTS)('the store on %s', (name) => {
  let sequelize: Sequelize
  let adapter: Adapter<SequelizeClient>
  let schema: Schema
  const samples = samplesFor(name === 'postgres')

  beforeEach(async () => {
    sequelize = await databases.open(name)
    adapter = sequelizeAdapter(sequelize)
    schema = await adapter.describe()
  })
  afterEach(() => sequelize.close())

  it.each(['native', 'orm'] as const)('writes every kind of entity, %s, and reads the same rows', async (through) => {
    await write(adapter, schema, samples, through)
    for (const { entity, fields, stored } of samples) {
      const rows = await readAll(adapter, entityIn(schema, entity), fields)
      expect({ entity, rows }).toEqual({ entity, rows: stored })
    }
  })

  it.each(['native', 'orm'] as const)('gives Sequelize its own kinds of values, written %s', async (through) => {
    await write(adapter, schema, samples, through)
    const ann = await Author.findByPk(5, { include: ['topics', 'photos', 'pupils'] })
    expect(ann?.labels).toEqual(['a', 'b'])
    expect(ann?.createdAt).toEqual(new Date('2025-03-30T01:30:00Z'))
    expect(ann?.topics?.map(({ code }) => code).sort()).toEqual(['art', "t'ea"])
    // Bo is softly deleted.
    expect(ann?.pupils).toEqual([])
    const [sea] = ann?.photos ?? []
    expect(sea).toMatchObject({ title: 'sea \\ "東京"', kind: 'grey', takenOn: '2025-03-30', takenAt: '02:30:00' })
    expect(sea?.meta).toEqual({ a: [1, 'ü'] })
    expect(sea?.thumbnail).toEqual(Buffer.from([0, 1, 254, 255]))
    expect(Number(sea?.price)).toBe(9.5)
  })

  it('shares its transaction with the application', async () => {
    await adapter.transaction(async (store) => {
      await store.insert(entityIn(schema, 'Topic'), sourceOf(topics('art', 'law')), 'native')
      const { transaction } = store.client
      expect(await Topic.count({ transaction })).toBe(2)
      await Topic.create({ code: 'late' }, { transaction })
      expect(await store.count(entityIn(schema, 'Topic'))).toBe(3)
      expect(store.client.sequelize).toBe(sequelize)
    })
    expect(await Topic.count()).toBe(3)
  })

  it('rolls back native rows, rows of models and work of the application together', async () => {
    const failure = new Error('stop')
    const work = adapter.transaction(async (store) => {
      await store.insert(entityIn(schema, 'Topic'), sourceOf(topics('art')), 'native')
      await store.insert(entityIn(schema, 'Topic'), sourceOf(topics('law')), 'orm')
      await Topic.create({ code: 'late' }, { transaction: store.client.transaction })
      throw failure
    })
    await expect(work).rejects.toBe(failure)
    expect(await Topic.count()).toBe(0)
  })

  it.each(['native', 'orm'] as const)('rolls back when the rows themselves throw, %s', async (through) => {
    const failure = new Error('no more rows')
    const broken = {
      ...sourceOf(topics('art')),
      *batches() {
        yield [['art']]
        throw failure
      },
    }
    const work = adapter.transaction((store) => store.insert(entityIn(schema, 'Topic'), broken, through))
    await expect(work).rejects.toBe(failure)
    expect(await Topic.count()).toBe(0)
    await write(adapter, schema, [topics('art')], through)
    expect(await Topic.count()).toBe(1)
  })

  it.each(['native', 'orm'] as const)('names what the database refused, %s', async (through) => {
    const unique = await failureOf(write(adapter, schema, [topics('art', 'law', 'art')], through))
    expect(unique).toMatchObject({ code: 'STORE.UNIQUE', exitCode: 2 })
    expect(unique.message).toContain('Topic.code')
    expect(types.isNativeError(unique.cause)).toBe(true)

    const rows = [['I-1', 99]]
    const orphan: Sample = { entity: 'Invoice', fields: ['number', 'payer'], stored: rows, held: rows }
    expect((await failureOf(write(adapter, schema, [orphan], through))).code).toBe('STORE.FOREIGN_KEY')

    const at = name === 'postgres' ? '2025-01-01T00:00:00Z' : '2025-01-01T00:00:00'
    const fields = ['id', 'name', 'labels', 'createdAt', 'updatedAt']
    const nameless = { entity: 'Author', fields, stored: [[1, null, '', at, at]], held: [[1, null, [], at, at]] }
    const refused = await failureOf(write(adapter, schema, [nameless], through))
    expect(refused.code).toBe(through === 'orm' ? 'ORM.INVALID_ROW' : 'STORE.NOT_NULL')
    expect(refused.message).toContain('Author.name')
    expect(await Topic.count()).toBe(0)
  })

  it('writes many rows through models, with dates of their own', async () => {
    const fields = ['id', 'name', 'createdAt', 'updatedAt']
    const moment = new Date('2020-05-05T05:05:05Z')
    const held = Array.from({ length: 1_100 }, (_, i) => [i + 1, `author ${i}`, moment, moment])
    await write(adapter, schema, [{ entity: 'Author', fields, stored: held, held }], 'orm')
    const [first] = await Author.findAll({ where: { updatedAt: moment } as never, limit: 1 })
    expect(first?.updatedAt).toEqual(moment)
    expect(await Author.count({ where: { createdAt: moment } as never })).toBe(1_100)
  })

  it('leaves the application its next key', async () => {
    const author = entityIn(schema, 'Author')
    await adapter.transaction(async (store) => {
      expect(await store.reserve(author, 'id', 2)).toBe(1n)
      const rows = [[1, 'Ann'], [2, 'Bo']] // prettier-ignore
      const stamped = rows.map((row) => [...row, '2025-01-01T00:00:00', '2025-01-01T00:00:00', ''])
      const fields = ['id', 'name', 'createdAt', 'updatedAt', 'labels']
      const zoned =
        name === 'postgres'
          ? stamped.map((row) => row.map((one, at) => (at === 2 || at === 3 ? `${one}Z` : one)))
          : stamped
      await store.insert(author, sourceOf({ fields, stored: zoned, held: zoned }), 'native')
      await store.settle([author])
    })
    expect((await Author.create({ name: 'Cy', labels: [] })).id).toBe(3)
  })

  it('says which database it is configured for, and which it reached', async () => {
    const target = await adapter.target()
    const database = name === 'sqlite' ? ':memory:' : sequelize.getDatabaseName()
    expect(target.database).toBe(database)
    expect(adapter.configured).toEqual({ ...target, dialect: target.dialect.replace('mariadb', 'mysql') })
  })

  it('gives models uuids that it did not make', async () => {
    await Author.create({ name: 'Ann', labels: [] })
    const photo = await Photo.create({ title: 'x', width: 1, ownerId: 1 })
    const [[id]] = (await readAll(adapter, entityIn(schema, 'Photo'), ['id'])) as [[string]]
    expect(id).toBe(photo.id)
  })
})

describe('an instance', () => {
  it('of one connection is not used inside a transaction of the application', async () => {
    const sequelize = await databases.open('sqlite')
    const adapter = sequelizeAdapter(sequelize)
    await sequelize.transaction(async () => {
      await expect(adapter.transaction(async () => undefined)).rejects.toMatchObject({
        code: 'ADAPTER.TRANSACTION_OPEN',
      })
      await expect(adapter.catalog()).rejects.toMatchObject({ code: 'ADAPTER.TRANSACTION_OPEN' })
    })
    await expect(adapter.transaction(async () => 1)).resolves.toBe(1)
    await sequelize.close()
  })

  it('that was closed cannot be reached', async () => {
    const sequelize = await databases.open('sqlite')
    await sequelize.close()
    await expect(sequelizeAdapter(sequelize).target()).rejects.toMatchObject({ code: 'STORE.UNREACHABLE' })
  })

  it('that nobody answers names host and database, and no password', async () => {
    const sequelize = new Sequelize('postgres://me:secret@127.0.0.1:1/shop', { logging: false })
    const failure = await failureOf(sequelizeAdapter(sequelize).target())
    expect(failure).toMatchObject({ code: 'STORE.UNREACHABLE' })
    expect(failure.message).toContain('127.0.0.1:1/shop')
    expect(JSON.stringify([failure.message, failure.why, failure.fix])).not.toContain('secret')
    await sequelize.close()
  })

  it.each(['mssql', 'oracle', 'db2', 'snowflake'])('of %s is refused by name', (dialect) => {
    const sequelize = Object.assign(new Sequelize(sqliteOptions(':memory:')), { getDialect: () => dialect })
    expect(() => sequelizeAdapter(sequelize)).toThrow(`Sequelize's "${dialect}" is not supported`)
  })
})
