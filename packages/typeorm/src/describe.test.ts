import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { DataSource } from 'typeorm'
import { type Entity, type Field, mergeSchemas, type Schema } from '@seed/core/adapter'
import { describeDataSource } from './describe.js'
import { typeormAdapter } from './store.js'
import { openPostgresSource, openSqliteSource, startServer } from './testing/databases.js'
import { postgresEntities } from './testing/postgres-domain.js'
import { entityIn, readAll, write } from './testing/rows.js'
import { specialEntities } from './testing/special-domain.js'

let server: Awaited<ReturnType<typeof startServer>>
let sqlite: DataSource
let postgres: DataSource
beforeAll(async () => {
  server = await startServer()
  sqlite = await openSqliteSource()
  postgres = await openPostgresSource(server)
}, 60_000)
afterAll(async () => {
  await sqlite.destroy()
  await postgres.destroy()
  await server.stop()
})

/** What must not differ between databases: everything but spelling and functions. */
function portable(schema: Schema): unknown {
  const plain = (key: string, value: unknown): unknown =>
    typeof value === 'function' ? 'function' : key === 'nativeType' || key === 'text' ? undefined : value
  return JSON.parse(JSON.stringify(schema, plain))
}

describe('the described domain', () => {
  const schema = (): Schema => describeDataSource(sqlite)
  const field = (entity: string, name: string): Field | undefined =>
    entityIn(schema(), entity).fields.find((one) => one.name === name)
  const relation = (entity: string, name: string): Entity['relations'][number] | undefined =>
    entityIn(schema(), entity).relations.find((one) => one.name === name)

  it('is the same on every database', () => {
    expect(portable(describeDataSource(postgres))).toEqual(portable(describeDataSource(sqlite)))
  })

  it.each(['sqlite', 'postgresql'])('agrees with the live catalog of %s', async (database) => {
    const adapter = typeormAdapter(database === 'sqlite' ? sqlite : postgres)
    const merged = mergeSchemas(await adapter.describe(), await adapter.catalog())
    expect(merged.notes).toEqual([])
    expect(merged.problems).toEqual([])
    // Nothing is known twice: each set and relation of the catalog met the one of the metadata.
    const member = entityIn(merged.schema, 'Member')
    expect(member.uniques).toHaveLength(2)
    expect(member.relations.map((one) => one.name)).toEqual(['tenant', 'boss', 'reports'])
    expect(member.fields.map((one) => one.name)).toEqual(entityIn(schema(), 'Member').fields.map((one) => one.name))
    expect(entityIn(merged.schema, 'Clip').fields.map((one) => one.name)).not.toContain('width')
  })

  it('names entities, and join tables after their relation', () => {
    expect(schema().entities.map((entity) => [entity.name, entity.table.name])).toEqual([
      ['Tenant', 'tenants'],
      ['Member', 'members'],
      ['Passport', 'passports'],
      ['Author', 'authors'],
      ['Topic', 'topics'],
      ['Asset', 'assets'],
      ['Photo', 'assets'],
      ['Clip', 'assets'],
      ['Author_topics', 'authors_topics_topics'],
      ['Topic_related', 'related_topics'],
    ])
  })

  it('says what columns keep', () => {
    const kinds = Object.fromEntries(entityIn(schema(), 'Member').fields.map((one) => [one.name, one.type]))
    expect(kinds).toMatchObject({
      tenantId: { kind: 'integer', bits: 32 },
      email: { kind: 'text', length: 80 },
      active: { kind: 'boolean' },
      score: { kind: 'integer', bits: 16 },
      visits: { kind: 'integer', bits: 64 },
      balance: { kind: 'decimal', precision: 12, scale: 2 },
      ratio: { kind: 'float', bits: 64 },
      role: { kind: 'enum', values: ['ADMIN', 'STAFF', 'GUEST'] },
      level: { kind: 'enum', values: ['1', '2'] },
      settings: { kind: 'json' },
      labels: { kind: 'text' },
      birthday: { kind: 'date' },
      wakes: { kind: 'time' },
      seenAt: { kind: 'datetime' },
      token: { kind: 'uuid' },
      'home.city': { kind: 'text', length: 60 },
    })
  })

  it('knows what fields are for, and what fills them', () => {
    expect(field('Member', 'createdAt')).toMatchObject({ role: 'created', default: { kind: 'expression' } })
    expect(field('Member', 'updatedAt')?.role).toBe('updated')
    expect(field('Member', 'deletedAt')).toMatchObject({ role: 'deleted', nullable: true })
    expect(field('Member', 'version')?.role).toBe('version')
    expect(field('Member', 'label')?.generated).toBe('computed')
    expect(field('Member', 'token')?.generated).toBe('uuid')
    expect(field('Passport', 'id')?.generated).toBe('uuid')
    expect(field('Author', 'id')?.generated).toBe('increment')
    expect(field('Member', 'balance')?.default).toEqual({ kind: 'constant', value: '0.00' })
    expect(field('Member', 'level')?.default).toEqual({ kind: 'constant', value: '1' })
    expect(field('Member', 'active')?.default).toEqual({ kind: 'constant', value: true })
  })

  it('tells foreign keys of a property from those behind a relation', () => {
    expect(field('Member', 'tenantId')).toMatchObject({ column: 'tenant_id' })
    expect(field('Member', 'tenantId')?.hidden).toBeUndefined()
    expect(field('Member', 'boss_number')).toMatchObject({ column: 'boss_number', hidden: true, nullable: true })
    expect(relation('Member', 'tenant')).toMatchObject({
      arity: '1',
      fields: ['tenantId'],
      targetFields: ['id'],
      onDelete: 'cascade',
      enforced: true,
    })
    expect(relation('Member', 'boss')).toMatchObject({
      arity: '0-1',
      target: 'Member',
      fields: ['boss_tenant_id', 'boss_number'],
      targetFields: ['tenantId', 'number'],
    })
    expect(relation('Member', 'reports')).toEqual({ arity: 'inverse', name: 'reports', target: 'Member', of: 'boss' })
    expect(relation('Author', 'passport')).toMatchObject({ arity: 'inverse', of: 'author' })
    expect(relation('Author', 'favourite')).toMatchObject({ arity: '0-1', enforced: false })
    expect(entityIn(schema(), 'Passport').uniques).toEqual([expect.objectContaining({ fields: ['author_id'] })])
  })

  it('goes through join tables in both directions', () => {
    expect(relation('Author', 'topics')).toMatchObject({
      arity: 'many',
      through: 'Author_topics',
      near: 'author',
      far: 'topic',
    })
    expect(relation('Topic', 'authors')).toMatchObject({
      arity: 'many',
      through: 'Author_topics',
      near: 'topic',
      far: 'author',
    })
    expect(relation('Topic', 'related')).toMatchObject({ through: 'Topic_related', near: 'topic', far: 'related' })
    const join = entityIn(schema(), 'Author_topics')
    expect(join).toMatchObject({ joinTable: true, key: ['authorsId', 'topicsCode'] })
    expect(join.relations.map((one) => [one.name, one.target, one.arity])).toEqual([
      ['author', 'Author', '1'],
      ['topic', 'Topic', '1'],
    ])
  })

  it('gives every child of an inheritance hierarchy its own columns and relations', () => {
    const names = (entity: string): readonly string[] => entityIn(schema(), entity).fields.map((one) => one.name)
    expect(names('Asset')).toEqual(['id', 'title', 'kind', 'owner_id'])
    expect(names('Photo')).toEqual(['id', 'title', 'width', 'kind', 'owner_id', 'topic_code'])
    expect(names('Clip')).toEqual(['id', 'title', 'seconds', 'kind', 'owner_id'])
    expect(relation('Asset', 'topic')).toBeUndefined()
    expect(relation('Photo', 'topic')).toBeDefined()
    expect(relation('Clip', 'owner')).toBeDefined()
    expect(entityIn(schema(), 'Photo').inheritance).toEqual({ root: 'Asset', discriminator: 'kind', value: 'photo' })
    expect(field('Photo', 'kind')).toMatchObject({ role: 'discriminator', hidden: true })
  })

  it('lists constraints and hooks', () => {
    const member = entityIn(schema(), 'Member')
    expect(member.checks).toEqual([{ name: 'members_score', expression: '"score" >= 0 AND "score" <= 100' }])
    expect(member.uniques).toEqual([
      { name: 'members_mail', fields: ['tenantId', 'email'] },
      { name: 'members_active_nick', fields: ['nick'], where: '"active" = true' },
    ])
    expect(member.hooks).toEqual(['@BeforeInsert lowerEmail'])
    expect(entityIn(schema(), 'Author').hooks).toEqual(['AuthorSubscriber.beforeInsert'])
    expect(entityIn(schema(), 'Topic').hooks).toBeUndefined()
  })
})

describe('special cases', () => {
  it.each(['sqlite', 'postgresql'])('agree with the catalog of %s and are written in both ways', async (database) => {
    const part = { entities: specialEntities, subscribers: [] }
    const source = database === 'sqlite' ? await openSqliteSource(part) : await openPostgresSource(server, part)
    const adapter = typeormAdapter(source)
    const described = await adapter.describe()
    expect(mergeSchemas(described, await adapter.catalog())).toMatchObject({ notes: [], problems: [] })
    // No view, no virtual column; a join table that is an entity goes by its name.
    expect(described.entities.map((entity) => entity.name)).toEqual([
      'Course',
      'Student',
      'Seat',
      'Course_waiting',
      'Country',
    ])
    const course = entityIn(described, 'Course')
    expect(course.fields.map((one) => one.name)).toEqual(['id'])
    expect(course.relations).toEqual([
      { arity: 'many', name: 'students', target: 'Student', through: 'Seat', near: 'course', far: 'student' },
      { arity: 'many', name: 'waiting', target: 'Student', through: 'Course_waiting', near: 'course', far: 'student' },
    ])
    expect(entityIn(described, 'Seat').relations.map((one) => one.arity)).toEqual(['1', '1'])
    expect(entityIn(described, 'Course_waiting').relations).toMatchObject([{ enforced: false }, { enforced: false }])
    const rows = [['no', null], ['se', 'no']] // prettier-ignore
    for (const through of ['native', 'orm'] as const) {
      await source.getRepository('Country').deleteAll()
      const country = { entity: 'Country', fields: ['code', 'neighbourCode'], stored: rows, held: rows }
      await write(adapter, described, [country], through)
      expect(await readAll(adapter, entityIn(described, 'Country'))).toEqual(rows)
    }
    await source.destroy()
  })
})

describe('types that only PostgreSQL has', () => {
  const fields = ['id', 'tags', 'marks', 'state', 'body', 'seen', 'seenBy', 'raw', 'initials', 'parent_id']
  const raw = Buffer.from([0, 255, 92])
  const rowOf = (id: bigint, seen: unknown, seenBy: unknown): readonly unknown[] => [id, ['a', 'b,"c"\\'], ['new', 'old'], 'final', { a: [1, null] }, seen, [seenBy], raw, 'ab', null] // prettier-ignore
  const stored = (id: bigint): readonly unknown[] => rowOf(id, '2025-03-09T02:30:00.5Z', '2025-01-01T00:00:00Z')
  const held = (id: bigint): readonly unknown[] =>
    rowOf(id, new Date('2025-03-09T02:30:00.5Z'), new Date('2025-01-01T00:00:00Z'))

  it('are described, agree with the catalog, and are written alike in both ways', async () => {
    const source = await openPostgresSource(server, {
      entities: postgresEntities,
      subscribers: [],
      schemas: ['archive'],
    })
    const adapter = typeormAdapter(source)
    const described = await adapter.describe()
    const merged = mergeSchemas(described, await adapter.catalog())
    expect(merged.notes).toEqual([])
    expect(merged.problems).toEqual([])
    const document = entityIn(described, 'Document')
    expect(document.table).toEqual({ schema: 'archive', name: 'documents' })
    expect(Object.fromEntries(document.fields.map((one) => [one.name, one.type]))).toEqual({
      id: { kind: 'integer', bits: 64 },
      tags: { kind: 'array', of: { kind: 'text' } },
      marks: { kind: 'array', of: { kind: 'enum', values: ['new', 'old'] } },
      state: { kind: 'enum', values: ['draft', 'final'] },
      body: { kind: 'json' },
      seen: { kind: 'instant', precision: 3 },
      seenBy: { kind: 'array', of: { kind: 'instant' } },
      raw: { kind: 'bytes' },
      initials: { kind: 'text', length: 4, fixed: true },
      place: { kind: 'unknown' },
      parent_id: { kind: 'integer', bits: 64 },
    })
    expect(document.relations[0]).toMatchObject({ deferrable: true, arity: '0-1' })
    expect(document.fields[0]).toMatchObject({ generated: 'increment' })

    // Beyond 2^53, where a number would lose digits.
    const ids = [9007199254740993n, 9007199254740995n] as const
    await adapter.transaction(async (store) => {
      for (const [id, through] of [
        [ids[0], 'native'],
        [ids[1], 'orm'],
      ] as const) {
        // prettier-ignore
        const batches = (form: 'stored' | 'entity'): (readonly unknown[])[][] => [[(form === 'stored' ? stored : held)(id)]]
        await store.insert(document, { fields, count: 1, batches }, through)
      }
    })
    const rows = await readAll(adapter, document, fields)
    expect(rows.map((row) => row.with(7, Buffer.from(row[7] as Uint8Array) as never))).toEqual(ids.map(stored))
    await source.destroy()
  })
})
