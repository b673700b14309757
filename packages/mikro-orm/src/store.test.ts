import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { EntityManager, MikroORM } from '@mikro-orm/core'
import { type Adapter, mergeSchemas, type Schema } from '@seed/core/adapter'
import { mikroOrmAdapter } from './store.js'
import { DATABASES, openOrm, type Servers, startServers } from './testing/databases.js'
import { Animal, Author, AuthorSubscriber, Cat, Member, Money, Tenant, Topic } from './testing/domain.js'
import { entityIn, readAll, same, type Sample, samplesFor, sourceOf, write } from './testing/rows.js'

let servers: Servers
beforeAll(async () => {
  servers = await startServers()
}, 60_000)
afterAll(() => servers.stop())

const authors = (rows: readonly (readonly unknown[])[], fields = ['id', 'name']): Sample => same('Author', fields, rows)

describe.each(DATABASES)('the store on %s', (database) => {
  const isSqlite = database === 'sqlite' || database === 'libsql'
  let orm: MikroORM
  let adapter: Adapter<EntityManager>
  let schema: Schema
  const subscriber = new AuthorSubscriber()

  beforeEach(async () => {
    subscriber.inserted = 0
    orm = await openOrm(database, servers, { subscribers: [subscriber] })
    adapter = mikroOrmAdapter<EntityManager>(orm)
    schema = await adapter.describe()
  })
  afterEach(() => orm.close(true))

  it('describes what MikroORM makes of the entities', async () => {
    const { notes, problems } = mergeSchemas(schema, await adapter.catalog())
    expect([...notes, ...problems]).toEqual([])
  })

  it.each(['native', 'orm'] as const)('writes every kind of entity, %s, and reads the same rows', async (through) => {
    const samples = samplesFor(schema)
    await write(adapter, schema, samples, through)
    for (const { entity, fields, stored } of samples) {
      const rows = await readAll(adapter, entityIn(schema, entity), fields)
      const own = entity === 'Animal' ? rows.filter((row) => row[2] === 'animal') : rows
      expect({ entity, rows: own }).toEqual({ entity, rows: stored })
    }
  })

  it.each(['native', 'orm'] as const)('writes rows, %s, that MikroORM reads as its own', async (through) => {
    await write(adapter, schema, samplesFor(schema), through)
    const em = orm.em.fork()
    const [ann, bo] = await em.find(Member, {}, { filters: false, orderBy: { number: 'asc' } })
    expect(ann).toMatchObject({
      email: 'ann@example.com',
      active: true,
      rating: 4.5,
      // Of SQLite MikroORM reads numbers as floats.
      ...(isSqlite ? {} : { balance: '12.30', visits: 9007199254740993n, steps: '9007199254740995' }),
      level: 2,
      settings: { theme: 'dark?', sizes: [1, 2.5, null], nested: { ok: true } },
      labels: ['a', 'b'],
      birthday: '1990-02-28',
      credit: new Money(1250),
      home: { city: 'Łódź', geo: { latitude: 51.75, placeName: 'Piotrkowska' } },
      second: { city: 'Oslo', geo: { latitude: 59.5, placeName: 'Bygdøy' } },
      seenAt: new Date('2025-03-09T02:30:00Z'),
      createdAt: new Date('2025-01-01T00:00:00Z'),
      boss: null,
      state: 'old',
    })
    expect([...(ann?.photo ?? [])]).toEqual([0, 1, 254, 255])
    expect(bo).toMatchObject({ boss: { number: 1, tenant: { id: 1 } }, version: 1, active: false, home: null })
    const cats = await em.find(Cat, {}, { orderBy: { id: 'asc' } })
    expect(cats.map(({ lives, prey }) => [lives, prey?.id])).toEqual([[9, 1], [8, 2]]) // prettier-ignore
    expect(await em.count(Animal)).toBe(4)
  })

  it('runs hooks, subscribers and onCreate where MikroORM writes, and only there', async () => {
    await write(adapter, schema, [authors([[1, 'Ann']])], 'native')
    expect(subscriber.inserted).toBe(0)
    await write(adapter, schema, [authors([[2, 'Bo']])], 'orm')
    expect(subscriber.inserted).toBe(1)
    const found = await orm.em.fork().find(Author, {}, { orderBy: { id: 'asc' } })
    expect(found.map(({ name, greeting }) => [name, greeting])).toEqual([
      ['Ann', null],
      // The hook of the entity goes first, and what both set is written.
      ['Bo!', 'Hello Bo'],
    ])
    await write(adapter, schema, [same('Ticket', ['id', 'code'], [['3f2504e0-4f89-41d3-9a0c-0305e82c3301', 'A1']])], 'orm') // prettier-ignore
    const [row] = await readAll(adapter, entityIn(schema, 'Ticket'), ['slug', 'salt', 'seen'])
    expect(row).toEqual(['t-A1', expect.stringMatching(/^[0-9a-f-]{36}$/), expect.anything()])
  })

  it('rolls back what was written past MikroORM together with what it wrote, and leaves nothing', async () => {
    const work = adapter.transaction(async (store) => {
      await store.insert(entityIn(schema, 'Topic'), sourceOf(same('Topic', ['id', 'title'], [[1, 'Sea'], [2, 'Sky']])), 'native') // prettier-ignore
      await store.insert(entityIn(schema, 'Author'), sourceOf(authors([[1, 'Ann'], [2, 'Bo']])), 'orm') // prettier-ignore
      store.client.create(Tenant, { id: 7, name: 'Seven' })
      await store.client.flush()
      const seen = [await store.client.count(Topic), await store.client.count(Author), await store.client.count(Tenant)]
      throw new Error(seen.join())
    })
    await expect(work).rejects.toThrow('2,2,1')
    const em = orm.em.fork()
    expect([await em.count(Topic), await em.count(Author), await em.count(Tenant)]).toEqual([0, 0, 0])
  })

  it("flushes what the application leaves in the transaction's entity manager", async () => {
    await adapter.transaction(async (store) => {
      store.client.persist(store.client.create(Tenant, { id: 7, name: 'Seven' }))
    })
    expect(await orm.em.fork().count(Tenant)).toBe(1)
  })

  it.each(['native', 'orm'] as const)('lets the next insert of the application work, after %s', async (through) => {
    await write(adapter, schema, [authors([[1, 'Ann'], [2, 'Bo']])], through) // prettier-ignore
    await adapter.transaction((store) => store.settle([entityIn(schema, 'Author')]))
    const em = orm.em.fork()
    const next = em.create(Author, { name: 'Cy' } as never)
    await em.persist(next).flush()
    expect(next.id).toBe(3)
  })

  it.each(['native', 'orm'] as const)('writes rows, %s, that point to one another', async (through) => {
    const rows: readonly (readonly unknown[])[] = [[1, 'Ann', 3], [2, 'Bo', 1], [3, 'Cy', 2], [4, 'Di', 4], [5, 'Ed', null]] // prettier-ignore
    // Where foreign keys are checked at once, MikroORM itself goes round: it inserts first and updates then.
    const circle = through === 'orm' || isSqlite ? rows : rows.map(([id, name]) => [id, name, id === 1 ? null : 1])
    const fields = ['id', 'name', 'editor_id']
    await write(adapter, schema, [authors(circle, fields)], through, 10)
    expect(await readAll(adapter, entityIn(schema, 'Author'), ['editor_id'])).toEqual(circle.map((row) => [row[2]]))
  })

  it.each(['native', 'orm'] as const)('fills join tables, %s, that MikroORM makes by itself', async (through) => {
    await write(
      adapter,
      schema,
      [
        authors([[1, 'Ann'], [2, 'Bo']]), // prettier-ignore
        same('Topic', ['id', 'title'], [[1, 'Sea']]),
        same('Author_topics', ['author_id', 'topic_id'], [[1, 1], [2, 1]]), // prettier-ignore
        same('Author_friends', ['authors_1_id', 'authors_2_id'], [[1, 2]]),
        authors([[3, 'Cy', 1]], ['id', 'name', 'favourite_id']),
      ],
      through,
    )
    const [ann, bo] = await orm.em.fork().find(Author, {}, { populate: ['topics', 'friends'], orderBy: { id: 'asc' } })
    expect(ann?.topics.getIdentifiers()).toEqual([1])
    expect(ann?.friends.getItems()).toEqual([bo])
    expect((await orm.em.fork().findOne(Author, 3))?.favourite).toBe(1)
  })

  it('says what failed by the names of the entities, whoever wrote the row', async () => {
    for (const through of ['native', 'orm'] as const) {
      const rows = [[1, 'Sea'], [2, 'Sky'], [3, 'Sea']] // prettier-ignore
      const work = write(adapter, schema, [same('Topic', ['id', 'title'], rows)], through)
      await expect(work).rejects.toMatchObject({ code: 'STORE.UNIQUE', message: expect.stringContaining(database === 'mysql' ? 'Topic' : 'Topic.title') }) // prettier-ignore
      expect(await orm.em.fork().count(Topic)).toBe(0)
    }
  })

  it('refuses a hook that changes a key, and a field without a property', async () => {
    const changing = { beforeCreate: ({ entity }: { entity: { id: number } }) => void (entity.id += 100) }
    orm.em.getEventManager().registerSubscriber(changing as never)
    await expect(write(adapter, schema, [same('Topic', ['id', 'title'], [[1, 'Sea'], [2, 'Sky']])], 'orm')).rejects.toMatchObject({ code: 'ORM.KEY_CHANGED', where: 'row 0 of Topic, counted from 0' }) // prettier-ignore
    expect(await orm.em.fork().count(Topic)).toBe(0)
    const topic = entityIn(schema, 'Topic')
    const extended = { ...topic, fields: [...topic.fields, { ...topic.fields[0], name: 'legacy', column: 'legacy' }] }
    const work = adapter.transaction((store) =>
      store.insert(extended as never, sourceOf(same('Topic', ['id', 'legacy'], [[1, 'x']])), 'orm'),
    )
    await expect(work).rejects.toMatchObject({ code: 'ORM.UNMAPPED_FIELD' })
  })

  if (isSqlite) {
    it('does not wait for ever inside a transaction of the application', async () => {
      await orm.em.fork().transactional(async () => {
        await expect(adapter.transaction(async () => undefined)).rejects.toMatchObject({ code: 'ADAPTER.TRANSACTION_OPEN' }) // prettier-ignore
      })
      await adapter.transaction(async () => undefined)
    })
  } else {
    it('runs beside a transaction of the application, on a connection of its own', async () => {
      await orm.em.fork().transactional(async (em) => {
        await em.insert(Topic, { id: 50, title: 'Mine' })
        await write(adapter, schema, [same('Topic', ['id', 'title'], [[1, 'Sea']])], 'native')
        expect(await orm.em.fork().count(Topic)).toBe(1)
      })
      expect(await orm.em.fork().count(Topic)).toBe(2)
    })
  }
})
