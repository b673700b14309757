import { describe, expect, it } from '@jest/globals'
import { entityOf, fieldOf } from './lookup.js'
import { mergeSchemas } from './merge.js'
import type { Default, Entity, Field } from './schema.js'
import { makeEntity, makeField, makeSchema } from './testing/make.js'
import { entityIn, makeForeignKey, makeTable, merge, user, users } from './testing/merging.js'

const one = (
  orm: Partial<Field>,
  database: Partial<Field>,
  more: Partial<Entity> = {},
): { field: Field; notes: readonly string[] } => {
  const entity = makeEntity('User', {
    table: { name: 'users' },
    fields: [makeField('id'), makeField('mail', { column: 'e_mail', ...orm })],
    ...more,
  })
  const { schema, notes } = mergeSchemas(
    makeSchema(entity),
    makeSchema(makeTable('users', [makeField('id'), makeField('e_mail', database)])),
  )
  return { field: fieldOf(entityOf(schema, 'User'), 'mail'), notes }
}

describe('mergeSchemas: fields', () => {
  it('takes names, converters and roles from the ORM, types and what is computed from the database', () => {
    const converter = { toStored: String, fromStored: Number }
    const { field, notes } = one(
      { type: { kind: 'decimal' }, nativeType: 'decimal', converter, role: 'created' },
      { type: { kind: 'decimal', precision: 10, scale: 2 }, nativeType: 'numeric(10,2)' },
    )
    expect(field).toEqual({
      name: 'mail',
      column: 'e_mail',
      type: { kind: 'decimal', precision: 10, scale: 2 },
      nativeType: 'numeric(10,2)',
      nullable: false,
      converter,
      role: 'created',
    })
    expect(notes).toEqual([])
    expect(one({}, { generated: 'computed' }).field.generated).toBe('computed')
  })

  it('takes the stricter nullability and says so', () => {
    expect(one({ nullable: true }, { nullable: true })).toMatchObject({ field: { nullable: true }, notes: [] })
    expect(one({ nullable: true }, {})).toMatchObject({
      field: { nullable: false },
      notes: ['User.mail: the ORM allows NULL, the database does not; it is always filled'],
    })
    expect(one({}, { nullable: true })).toMatchObject({
      field: { nullable: false },
      notes: ['User.mail: the database allows NULL, the ORM does not; it is always filled'],
    })
  })

  it('never lets a key be NULL, whatever SQLite or the metadata of a relation say', () => {
    expect(one({ nullable: true }, { nullable: true }, { key: ['mail'] })).toMatchObject({ field: { nullable: false } })
    expect(merge([makeEntity('User')], [makeTable('user', [makeField('id', { nullable: true })])]).notes).toEqual([])
  })

  it("takes the database's default where the ORM has none, as a value of the merged type", () => {
    const of = (value: never): Default => ({ kind: 'constant', value })
    expect(one({ default: of('a' as never) }, { default: of('b' as never) }).field.default).toEqual(of('a' as never))
    expect(one({}, { default: of(5 as never) }).field.default).toEqual(of(5 as never))
    const carried = (type: Field['type'], value: unknown): unknown =>
      one({ type }, { type: { kind: 'text' }, default: of(value as never) }).field.default
    expect(carried({ kind: 'boolean' }, 1)).toEqual(of(true as never))
    expect(carried({ kind: 'boolean' }, 'f')).toEqual(of(false as never))
    expect(carried({ kind: 'boolean' }, 'x')).toBeUndefined()
    expect(carried({ kind: 'json' }, '{"a":1}')).toEqual(of({ a: 1 } as never))
    expect(carried({ kind: 'decimal' }, 5)).toEqual(of('5' as never))
    expect(carried({ kind: 'integer', bits: 32 }, 5n)).toEqual(of(5 as never))
    const now: Default = { kind: 'expression', text: 'now()' }
    expect(one({}, { default: now }).field.default).toEqual(now)
    expect(
      one({ generated: 'increment' }, { default: { kind: 'expression', text: "nextval('s')" } }).field.default,
    ).toBeUndefined()
  })

  it('lets the ORM say whether a key is numbered, but not an always-identity', () => {
    expect(one({}, { generated: 'increment' }).field.generated).toBeUndefined()
    expect(one({ generated: 'increment' }, {}).field.generated).toBe('increment')
    expect(one({}, { generated: 'increment', identityAlways: true }).field).toMatchObject({
      generated: 'increment',
      identityAlways: true,
    })
  })

  it('adds columns only the database has as hidden fields', () => {
    const catalog = [
      makeTable('user', [
        makeField('id'),
        makeField('legacy', { nullable: true }),
        makeField('must'),
        makeField('ID2', { default: { kind: 'constant', value: 1 } }),
      ]),
    ]
    const result = merge(
      [makeEntity('User', { fields: [makeField('id'), makeField('legacy', { column: 'must' })] })],
      catalog,
    )
    expect(entityIn(result, 'User').fields.map(({ name, column: at, hidden }) => [name, at, hidden])).toEqual([
      ['id', 'id', undefined],
      ['legacy', 'must', undefined],
      ['_legacy', 'legacy', true],
      ['ID2', 'ID2', true],
    ])
    expect(merge([makeEntity('User')], catalog).notes).toEqual([
      'User.must: only the database has this column, and it needs a value',
    ])
  })

  it('finds columns and tables that differ in letter case alone, if there is one', () => {
    const result = merge([makeEntity('User', { table: { name: 'Users' }, fields: [makeField('ID')] })], [users])
    expect(result.problems).toEqual([])
    expect(entityIn(result, 'User')).toMatchObject({ table: { name: 'users' }, fields: [{ name: 'ID', column: 'id' }] })
    const both = merge(
      [makeEntity('User', { table: { name: 'USERS' } })],
      [users, makeTable('Users', [makeField('id')])],
    )
    expect(both.problems.map((problem) => problem.code)).toEqual(['SCHEMA.MISSING_TABLE'])
  })
})

describe('mergeSchemas: what is missing', () => {
  it('collects every missing table and column', () => {
    const result = merge(
      [
        makeEntity('User', { fields: [makeField('id'), makeField('mail', { column: 'email' }), makeField('age')] }),
        makeEntity('Order', { table: { schema: 'shop', name: 'orders' } }),
      ],
      [makeTable('user', [makeField('id'), makeField('e_mail')]), makeTable('orders', [makeField('id')])],
    )
    expect(result.problems.map(({ message, why, fix }) => [message, why, fix])).toEqual([
      [
        'SCHEMA.MISSING_COLUMN: the table of User has no column email for User.mail',
        'The metadata of the ORM names a column that the table does not have; there is one called e_mail.',
        'Run the migrations of the application first.',
      ],
      [
        'SCHEMA.MISSING_COLUMN: the table of User has no column age for User.age',
        'The metadata of the ORM names a column that the table does not have.',
        'Run the migrations of the application first.',
      ],
      [
        'SCHEMA.MISSING_TABLE: the database has no table shop.orders for Order',
        'The metadata of the ORM names a table that the database does not have; there is one called orders.',
        'Run the migrations of the application first, and check which database it is connected to.',
      ],
    ])
  })

  it('keeps tables that only the database has, marked so that nobody writes them', () => {
    const audit = makeTable('audit', [makeField('id'), makeField('user_id')], {
      relations: [makeForeignKey(['user_id'], 'users')],
    })
    const clash = makeTable('User', [makeField('id')], { table: { name: 'User' } })
    const result = merge([user], [users, audit, clash])
    expect(result.schema.entities.map(({ name, origin }) => [name, origin])).toEqual([
      ['User', 'orm'],
      ['audit', 'database'],
      ['User (table)', 'database'],
    ])
    expect(entityIn(result, 'audit').relations).toMatchObject([{ target: 'User', targetFields: ['id'] }])
    expect(result.notes).toEqual([])
  })
})
