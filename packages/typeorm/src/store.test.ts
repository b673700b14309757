import { types } from 'node:util'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { DataSource, EntityManager } from 'typeorm'
import { type Adapter, isSeedError, type Schema, type SeedError } from '@seed/core/adapter'
import { typeormAdapter } from './store.js'
import {
  DATABASES,
  openMariadbSource,
  openPostgresSource,
  openSqliteSource,
  startMariadbServer,
  startServer,
} from './testing/databases.js'
import { Author, AuthorSubscriber, Member, Tenant, Topic } from './testing/domain.js'
import { entityIn, readAll, type Sample, samples, sourceOf, write } from './testing/rows.js'

let server: Awaited<ReturnType<typeof startServer>>
let mariadb: Awaited<ReturnType<typeof startMariadbServer>>
beforeAll(async () => {
  server = await startServer()
  mariadb = await startMariadbServer()
}, 60_000)
afterAll(async () => {
  await server.stop()
  await mariadb?.stop()
})

function openSource(database: (typeof DATABASES)[number]): Promise<DataSource> {
  if (database === 'sqlite') return openSqliteSource()
  return mariadb === undefined || database === 'postgresql' ? openPostgresSource(server) : openMariadbSource(mariadb)
}

const tenants: Sample = samples[0] as Sample
const authors = (rows: readonly (readonly unknown[])[], fields = ['id', 'name']): Sample => ({
  entity: 'Author',
  fields,
  stored: rows,
  held: rows,
})

async function failureOf(work: Promise<unknown>): Promise<SeedError> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!isSeedError(error)) throw new Error('no SeedError', { cause: error })
  return error
}

describe.each(DATABASES)('the store on %s', (database) => {
  let source: DataSource
  let adapter: Adapter<EntityManager>
  let schema: Schema

  beforeEach(async () => {
    source = await openSource(database)
    adapter = typeormAdapter(source)
    schema = await adapter.describe()
    AuthorSubscriber.inserted = 0
  })
  afterEach(async () => {
    await adapter.close()
    await source.destroy()
  })

  it.each(['native', 'orm'] as const)('writes every kind of entity, %s, and reads the same rows', async (through) => {
    await write(adapter, schema, samples, through)
    for (const sample of samples) {
      const read = await readAll(adapter, entityIn(schema, sample.entity), sample.fields)
      // The root of an inheritance hierarchy reaches its children's rows too.
      const rows = sample.entity === 'Asset' ? read.filter((row) => row[2] === 'Asset') : read
      // The domain's subscriber marks the names of authors.
      const marked = through === 'orm' && sample.entity === 'Author'
      const expected = marked
        ? sample.stored.map(([id, name, ...rest]) => [id, `${String(name)}!`, ...rest])
        : sample.stored
      expect({ entity: sample.entity, rows }).toEqual({ entity: sample.entity, rows: expected })
    }
  })

  it('gives TypeORM the values that transformers made, whichever way they were written', async () => {
    await write(adapter, schema, samples.slice(0, 2), 'native')
    const [ann] = await source.getRepository(Member).find({ where: { number: 1 }, withDeleted: true })
    expect(ann).toMatchObject({
      credit: { cents: 1250 },
      motto: 'ONWARD',
      labels: ['a', 'b'],
      level: 2,
      settings: { theme: 'dark' },
      home: { city: 'Oslo', zip: '0150' },
      label: 'ann@example.com!',
    })
  })

  it('fires listeners and subscribers in ORM mode only', async () => {
    const loud = { ...(samples[1] as Sample) }
    const at = loud.fields.indexOf('email')
    const shout = (rows: Sample['held']): Sample['held'] =>
      rows.map((row) => row.with(at, String(row[at]).toUpperCase()))
    const shouted: Sample = { ...loud, stored: shout(loud.stored), held: shout(loud.held) }
    await write(adapter, schema, [tenants, shouted, authors([[1, 'Ann']])], 'native')
    expect(AuthorSubscriber.inserted).toBe(0)
    expect((await source.getRepository(Member).findOneByOrFail({ number: 1 })).email).toBe('ANN@EXAMPLE.COM')

    await source.getRepository(Member).delete({ number: 2 }) // points to the other one
    await source.getRepository(Member).deleteAll()
    await write(adapter, schema, [shouted, authors([[2, 'Bo']])], 'orm')
    expect(AuthorSubscriber.inserted).toBe(1)
    expect((await source.getRepository(Member).findOneByOrFail({ number: 1 })).email).toBe('ann@example.com')
    expect((await source.getRepository(Author).findOneByOrFail({ id: 2 })).name).toBe('Bo!')
  })

  it('shares its transaction with the entity manager', async () => {
    await adapter.transaction(async (store) => {
      await store.insert(entityIn(schema, 'Tenant'), sourceOf(tenants), 'native')
      expect(await store.client.count(Tenant)).toBe(2)
      await store.client.save(store.client.create(Topic, { code: 'late' }))
      expect(await store.count(entityIn(schema, 'Topic'))).toBe(1)
    })
    expect(await source.getRepository(Tenant).count()).toBe(2)
  })

  it('rolls back native rows, ORM rows and the work of the manager together', async () => {
    const failure = new Error('stop')
    const work = adapter.transaction(async (store) => {
      await store.insert(entityIn(schema, 'Tenant'), sourceOf(tenants), 'native')
      await store.insert(entityIn(schema, 'Author'), sourceOf(authors([[1, 'Ann']])), 'orm')
      await store.client.save(store.client.create(Topic, { code: 'art' }))
      throw failure
    })
    await expect(work).rejects.toBe(failure)
    expect(await source.getRepository(Tenant).count()).toBe(0)
    expect(await source.getRepository(Author).count()).toBe(0)
    expect(await source.getRepository(Topic).count()).toBe(0)
  })

  it.each(['native', 'orm'] as const)('rolls back when the rows themselves throw, %s', async (through) => {
    const failure = new Error('no more rows')
    const broken = {
      ...sourceOf(tenants),
      *batches() {
        yield [[1, 'acme']]
        throw failure
      },
    }
    const work = adapter.transaction((store) => store.insert(entityIn(schema, 'Tenant'), broken, through))
    await expect(work).rejects.toBe(failure)
    expect(await source.getRepository(Tenant).count()).toBe(0)
    await write(adapter, schema, [tenants], through)
    expect(await source.getRepository(Tenant).count()).toBe(2)
  })

  it.each(['native', 'orm'] as const)('names what the database refused, %s', async (through) => {
    const twice: Sample = { ...tenants, stored: [[1, 'a'], [2, 'a']], held: [[1, 'a'], [2, 'a']] } // prettier-ignore
    const unique = await failureOf(write(adapter, schema, [twice], through))
    expect(unique).toMatchObject({ code: 'STORE.UNIQUE', exitCode: 2 })
    expect(unique.message).toContain('Tenant.slug')
    expect(types.isNativeError(unique.cause)).toBe(true)

    const orphan = authors([[1, 'Ann', 99]], ['id', 'name', 'mentorId'])
    const orphaned = await failureOf(write(adapter, schema, [orphan], through))
    expect(orphaned.code).toBe('STORE.FOREIGN_KEY')

    const nameless = await failureOf(write(adapter, schema, [authors([[1, null]])], 'native'))
    expect(nameless.message).toContain('Author.name')
    expect(nameless.code).toBe('STORE.NOT_NULL')
    expect(await source.getRepository(Tenant).count()).toBe(0)
  })

  it('closes cycles in ORM mode: foreign keys are checked at the end or set in a second pass', async () => {
    const author = entityIn(schema, 'Author')
    await adapter.transaction(async (store) => {
      await store.insert(author, sourceOf(authors([[1, 'Ann', null], [2, 'Bo', 1]], ['id', 'name', 'mentorId'])), 'orm') // prettier-ignore
      await store.update(author, sourceOf(authors([[1, 2]], ['id', 'mentorId'])))
    })
    expect(await readAll(adapter, author, ['id', 'mentorId'])).toEqual([
      [1, 2],
      [2, 1],
    ])
  })

  it('writes many rows with a composite key through the ORM', async () => {
    const fields = (samples[1] as Sample).fields
    const [row] = (samples[1] as Sample).held
    const at = (name: string): number => fields.indexOf(name)
    const many = Array.from({ length: 1_100 }, (_, i) =>
      (row ?? [])
        .with(at('number'), i + 1)
        .with(at('email'), `m${i}@example.com`)
        .with(at('nick'), null),
    )
    await write(adapter, schema, [tenants, { entity: 'Member', fields, stored: [], held: many }].map(withCount), 'orm')
    expect(await source.getRepository(Member).count()).toBe(1_100)
  })

  it('leaves defaults to the database where a row does not name a field', async () => {
    const fields = ['tenantId', 'number', 'email', 'token', 'home.city', 'work.city', 'version']
    const row = [1, 1, 'a@example.com', '3f2504e0-4f89-41d3-9a0c-0305e82c3301', 'Oslo', 'Oslo', 1]
    for (const through of ['native', 'orm'] as const) {
      await source.getRepository(Tenant).deleteAll()
      await write(adapter, schema, [tenants, { entity: 'Member', fields, stored: [row], held: [row] }], through)
      const [values] = await readAll(adapter, entityIn(schema, 'Member'), ['active', 'balance', 'role', 'level'])
      expect(values).toEqual([true, '0.00', 'GUEST', '1'])
    }
  })

  it('moves sequences, so that the application goes on after the seeded keys', async () => {
    const author = entityIn(schema, 'Author')
    await adapter.transaction(async (store) => {
      expect(await store.reserve(author, 'id', 2)).toBe(1n)
      await store.insert(author, sourceOf(authors([[1, 'Ann'], [2, 'Bo']])), 'native') // prettier-ignore
      await store.settle([author])
    })
    const saved = await source.manager.save(source.manager.create(Author, { name: 'Cy' }))
    expect(saved.id).toBe(3)
  })

  it('says which database it reached', async () => {
    const target = await adapter.target()
    expect(target.dialect).toBe(database)
    expect(target.database).toBe(database === 'sqlite' ? ':memory:' : source.driver.database)
  })
})

function withCount(sample: Sample): Sample {
  return { ...sample, stored: sample.stored.length === 0 ? sample.held : sample.stored }
}
