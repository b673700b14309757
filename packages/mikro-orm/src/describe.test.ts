import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { MikroORM } from '@mikro-orm/core'
import { PostgreSqlDriver } from '@mikro-orm/postgresql'
import { SqliteDriver } from '@mikro-orm/sqlite'
import type { Entity, Field, Schema } from '@seed/core/adapter'
import { describeOrm } from './describe.js'
import { AuthorSubscriber, entities, metadataProvider } from './testing/domain.js'
import { entityIn } from './testing/rows.js'

let sqlite: MikroORM
let postgres: MikroORM
beforeAll(async () => {
  const common = { entities: entities as never, metadataProvider, subscribers: [new AuthorSubscriber()] }
  sqlite = await MikroORM.init({ ...common, driver: SqliteDriver, dbName: ':memory:' } as never)
  postgres = await MikroORM.init({ ...common, driver: PostgreSqlDriver, dbName: 'none' } as never)
})
afterAll(async () => {
  await sqlite.close()
  await postgres.close()
})

const schema = (orm: MikroORM = sqlite): Schema => describeOrm(orm)
const field = (entity: string, name: string, orm?: MikroORM): Field | undefined =>
  entityIn(schema(orm), entity).fields.find((one) => one.name === name)
const relation = (entity: string, name: string): Entity['relations'][number] | undefined =>
  entityIn(schema(), entity).relations.find((one) => one.name === name)

describe('the described domain', () => {
  it('holds entities of every style, and join tables by the names of their relations', () => {
    expect(
      schema()
        .entities.map(({ name, table }) => `${name} ${table.name}`)
        .sort(),
    ).toEqual(
      [
        'Animal animals',
        'Author authors',
        'Author_friends authors_friends',
        'Author_topics authors_topics',
        'Cat animals',
        'Dog animals',
        'Label labels',
        'Member members',
        'Tenant tenants',
        'Ticket tickets',
        'Topic topics',
      ].sort(),
    )
    expect(entityIn(schema(), 'Author_topics')).toMatchObject({ joinTable: true, key: ['author_id', 'topic_id'] })
    expect(relation('Topic', 'authors')).toEqual({ arity: 'many', name: 'authors', target: 'Author', through: 'Author_topics', near: 'topic', far: 'author' }) // prettier-ignore
    expect(relation('Author', 'friends')).toMatchObject({ through: 'Author_friends', near: 'author', far: 'friends' })
  })

  it('names embedded columns by their path, and keeps embeddables in JSON as one', () => {
    const names = entityIn(schema(), 'Member').fields.map(({ name, column }) => `${name} ${column}`)
    expect(names).toContain('home.city home_city')
    expect(names).toContain('home.geo.placeName home_geo_place_name')
    expect(names).toContain('second second')
    expect(names.filter((name) => name.startsWith('second'))).toHaveLength(1)
    expect(names.join()).not.toContain('shown')
    const held = { city: 'Oslo', geo: { placeName: 'x', latitude: null } }
    const stored = { city: 'Oslo', geo: { place_name: 'x', latitude: null } }
    expect(field('Member', 'second')?.converter?.toStored(held)).toEqual(stored)
    expect(field('Member', 'second')?.converter?.fromStored(stored)).toEqual(held)
  })

  it('has composite keys through foreign keys, also where a property shadows the column', () => {
    expect(entityIn(schema(), 'Member').key).toEqual(['tenantId', 'number'])
    expect(field('Member', 'tenantId')).toMatchObject({ column: 'tenant_id', nullable: false })
    expect(relation('Member', 'tenant')).toMatchObject({ arity: '1', fields: ['tenantId'], targetFields: ['id'] })
    expect(relation('Member', 'boss')).toMatchObject({
      arity: '0-1',
      fields: ['boss_tenant_id', 'boss_number'],
      targetFields: ['tenantId', 'number'],
    })
  })

  it('knows types by what is declared, and moments by their column', () => {
    const kinds = (orm: MikroORM): unknown =>
      [
        'active',
        'balance',
        'visits',
        'steps',
        'level',
        'settings',
        'birthday',
        'wakes',
        'token',
        'photo',
        'credit',
      ].map((name) => field('Member', name, orm)?.type)
    expect(kinds(sqlite)).toEqual([
      { kind: 'boolean' },
      { kind: 'decimal', precision: 10, scale: 2 },
      { kind: 'integer', bits: 64 },
      { kind: 'integer', bits: 64 },
      { kind: 'enum', values: ['1', '2'] },
      { kind: 'json' },
      { kind: 'date' },
      { kind: 'time' },
      { kind: 'uuid' },
      { kind: 'bytes' },
      { kind: 'integer', bits: 32 },
    ])
    const temporal = { kind: 'time', precision: 0 }
    expect(kinds(postgres)).toEqual((kinds(sqlite) as { kind: string }[]).map((type) => (type.kind === 'time' ? temporal : type))) // prettier-ignore
    expect(field('Member', 'seenAt')?.type).toEqual({ kind: 'datetime' })
    expect(field('Member', 'seenAt', postgres)?.type).toEqual({ kind: 'instant', precision: 0 })
    expect([field('Member', 'labels')?.type, field('Member', 'labels', postgres)?.type]).toEqual([
      { kind: 'text' },
      { kind: 'array', of: { kind: 'text' } },
    ])
  })

  it('tells what fills a field: the database, a constant of onCreate, the clock, or the row itself', () => {
    expect(field('Member', 'role')?.default).toEqual({ kind: 'constant', value: 'GUEST' })
    expect(field('Member', 'balance')?.default).toEqual({ kind: 'constant', value: '0.00' })
    expect(field('Member', 'state')?.default).toEqual({ kind: 'constant', value: 'new' })
    expect(['createdAt', 'updatedAt', 'deletedAt', 'version'].map((name) => field('Member', name)?.role)).toEqual([
      'created',
      'updated',
      'deleted',
      'version',
    ])
    // Neither random values nor the clock become constants.
    expect(['salt', 'seen', 'slug'].map((name) => field('Ticket', name)?.default)).toEqual([undefined, undefined, undefined]) // prettier-ignore
    expect(field('Ticket', 'id')?.generated).toBe('uuid')
    expect(field('Author', 'id')?.generated).toBe('increment')
    expect(field('Label', 'rank')?.default).toEqual({ kind: 'constant', value: 3 })
  })

  it('lists what will not run in native mode', () => {
    expect(entityIn(schema(), 'Author').hooks).toEqual(['beforeCreate greet', 'AuthorSubscriber.beforeCreate', 'AuthorSubscriber.afterCreate']) // prettier-ignore
    expect(entityIn(schema(), 'Ticket').hooks).toEqual(['onCreate slug'])
    expect(entityIn(schema(), 'Topic').hooks).toBeUndefined()
  })

  it('keeps each kind of a shared table to its own columns', () => {
    const fields = (name: string): unknown => entityIn(schema(), name).fields.map((one) => one.name)
    expect([fields('Animal'), fields('Cat'), fields('Dog')]).toEqual([
      ['id', 'name', 'kind'],
      ['id', 'name', 'kind', 'lives', 'prey_id'],
      ['id', 'name', 'kind', 'tricks'],
    ])
    expect(entityIn(schema(), 'Cat').inheritance).toEqual({ root: 'Animal', discriminator: 'kind', value: 'cat' })
    expect(field('Cat', 'kind')).toMatchObject({ role: 'discriminator', type: { kind: 'text' } })
  })

  it('has unique sets by their fields, and no checks that only repeat an enum', () => {
    expect(entityIn(schema(), 'Member').uniques).toEqual([
      { name: 'members_nick', fields: ['tenantId', 'nick'] },
      { name: 'members_email', fields: ['email'] },
    ])
    expect(entityIn(schema(), 'Member').checks).toEqual([])
    expect(entityIn(schema(), 'Dog').uniques).toEqual([{ fields: ['tricks'] }])
  })
})
