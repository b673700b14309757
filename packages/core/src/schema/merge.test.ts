import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { entityOf, fieldOf } from './lookup.js'
import { mergeSchemas, type MergedSchemas } from './merge.js'
import type { Default, Entity, Field, Schema, ToOne } from './schema.js'
import { makeChild, makeEntity, makeField, makeSchema, makeToOne } from './testing/make.js'

/** The catalog's view of a table: everything goes by the database's names. */
const table = (name: string, fields: readonly Field[], more: Partial<Entity> = {}): Entity =>
  makeEntity(name, { origin: 'database', fields, ...more })
const column = (name: string, more: Partial<Field> = {}): Field => makeField(name, more)
const fk = (fields: readonly string[], target: string, more: Partial<ToOne> = {}): ToOne => ({
  ...makeToOne(fields.join('+'), target, { origin: 'database' }),
  fields,
  ...more,
})

const user = makeEntity('User', { table: { name: 'users' } })
const users = table('users', [column('id')])
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
    makeSchema(table('users', [column('id'), column('e_mail', database)])),
  )
  return { field: fieldOf(entityOf(schema, 'User'), 'mail'), notes }
}
const merged = (orm: readonly Entity[], catalog: readonly Entity[]): MergedSchemas =>
  mergeSchemas(makeSchema(...orm), makeSchema(...catalog))
const entityIn = (result: MergedSchemas, name: string): Entity => entityOf(result.schema, name)

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
    expect(merged([makeEntity('User')], [table('user', [column('id', { nullable: true })])]).notes).toEqual([])
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
      table('user', [
        column('id'),
        column('legacy', { nullable: true }),
        column('must'),
        column('ID2', { default: { kind: 'constant', value: 1 } }),
      ]),
    ]
    const result = merged(
      [makeEntity('User', { fields: [makeField('id'), makeField('legacy', { column: 'must' })] })],
      catalog,
    )
    expect(entityIn(result, 'User').fields.map(({ name, column: at, hidden }) => [name, at, hidden])).toEqual([
      ['id', 'id', undefined],
      ['legacy', 'must', undefined],
      ['_legacy', 'legacy', true],
      ['ID2', 'ID2', true],
    ])
    expect(merged([makeEntity('User')], catalog).notes).toEqual([
      'User.must: only the database has this column, and it needs a value',
    ])
  })

  it('finds columns and tables that differ in letter case alone, if there is one', () => {
    const result = merged([makeEntity('User', { table: { name: 'Users' }, fields: [makeField('ID')] })], [users])
    expect(result.problems).toEqual([])
    expect(entityIn(result, 'User')).toMatchObject({ table: { name: 'users' }, fields: [{ name: 'ID', column: 'id' }] })
    const both = merged([makeEntity('User', { table: { name: 'USERS' } })], [users, table('Users', [column('id')])])
    expect(both.problems.map((problem) => problem.code)).toEqual(['SCHEMA.MISSING_TABLE'])
  })
})

describe('mergeSchemas: what is missing', () => {
  it('collects every missing table and column', () => {
    const result = merged(
      [
        makeEntity('User', { fields: [makeField('id'), makeField('mail', { column: 'email' }), makeField('age')] }),
        makeEntity('Order', { table: { schema: 'shop', name: 'orders' } }),
      ],
      [table('user', [column('id'), column('e_mail')]), table('orders', [column('id')])],
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
    const audit = table('audit', [column('id'), column('user_id')], { relations: [fk(['user_id'], 'users')] })
    const clash = table('User', [column('id')], { table: { name: 'User' } })
    const result = merged([user], [users, audit, clash])
    expect(result.schema.entities.map(({ name, origin }) => [name, origin])).toEqual([
      ['User', 'orm'],
      ['audit', 'database'],
      ['User (table)', 'database'],
    ])
    expect(entityIn(result, 'audit').relations).toMatchObject([{ target: 'User', targetFields: ['id'] }])
    expect(result.notes).toEqual([])
  })
})

describe('mergeSchemas: relations', () => {
  const orders = (more: Partial<Entity> = {}, keys: Partial<Field> = {}): Entity =>
    table('orders', [column('id'), column('user_id', keys)], more)
  const order = (relation: Partial<ToOne>, nullable = true): Entity =>
    makeEntity('Order', {
      table: { name: 'orders' },
      fields: [makeField('id'), makeField('userId', { column: 'user_id', nullable, hidden: true })],
      relations: [makeToOne('user', 'User', relation)],
    })

  it('makes a relation required when its columns are, and takes what is enforced from the database', () => {
    const result = merged(
      [order({ arity: '0-1', onDelete: 'cascade' }), user],
      [orders({ relations: [fk(['user_id'], 'users', { onDelete: 'restrict', deferrable: true })] }), users],
    )
    expect(entityIn(result, 'Order').relations).toEqual([
      {
        arity: '1',
        name: 'user',
        target: 'User',
        fields: ['userId'],
        targetFields: ['id'],
        origin: 'orm',
        enforced: true,
        deferrable: true,
        onDelete: 'restrict',
      },
    ])
    expect(
      entityIn(merged([order({ arity: '0-1' }), user], [orders({}, { nullable: true }), users]), 'Order').relations,
    ).toMatchObject([{ arity: '0-1', enforced: false }])
  })

  it('says when the database does not enforce what the ORM declares', () => {
    const result = merged([order({}, false), user], [orders(), users])
    expect(entityIn(result, 'Order').relations).toMatchObject([{ enforced: false }])
    expect(result.notes).toEqual(['Order.user: the ORM declares a foreign key, the database has none'])
    expect(merged([order({ enforced: false }, false), user], [orders(), users]).notes).toEqual([])
  })

  it('adds foreign keys only the database has, named after their fields', () => {
    const bare = makeEntity('Order', {
      table: { name: 'orders' },
      fields: [makeField('id'), makeField('userId', { column: 'user_id' })],
    })
    const twice = [fk(['user_id'], 'users'), fk(['user_id'], 'people')]
    const result = merged([bare, user], [orders({ relations: twice }), users, table('people', [column('id')])])
    expect(
      entityIn(result, 'Order').relations.map(({ name, target, ...rest }) => [
        name,
        target,
        'origin' in rest && rest.origin,
      ]),
    ).toEqual([
      ['userId', 'User', 'database'],
      ['userId->people', 'people', 'database'],
    ])
    expect(result.notes[0]).toBe('Order.userId: only the database has this foreign key, to User')
  })

  it('matches composite keys whatever the order of their columns', () => {
    const pair = ['tenantId', 'no'].map((name) => makeField(name))
    const orm = [
      makeEntity('Seat', {
        fields: [makeField('id'), makeField('rowNo'), makeField('tenantId')],
        relations: [{ ...makeToOne('row', 'Row'), fields: ['tenantId', 'rowNo'], targetFields: ['tenantId', 'no'] }],
      }),
      makeEntity('Row', { fields: pair, key: ['tenantId', 'no'] }),
    ]
    const catalog = [
      table('seat', [column('id'), column('rowNo'), column('tenantId')], {
        relations: [{ ...fk(['rowNo', 'tenantId'], 'row'), targetFields: ['no', 'tenantId'] }],
      }),
      table('row', pair, { key: ['tenantId', 'no'] }),
    ]
    const result = merged(orm, catalog)
    expect(entityIn(result, 'Seat').relations).toMatchObject([
      { name: 'row', enforced: true, fields: ['tenantId', 'rowNo'] },
    ])
    expect(result.notes).toEqual([])
  })

  it('keeps far sides and many-to-many relations of the ORM', () => {
    const far = [
      { arity: 'inverse' as const, name: 'orders', target: 'Order', of: 'user' },
      { arity: 'many' as const, name: 'tags', target: 'Tag', through: 'x', near: 'a', far: 'b' },
    ]
    expect(entityIn(merged([{ ...user, relations: far }], [users]), 'User').relations).toEqual(far)
  })
})

describe('mergeSchemas: unique sets and checks', () => {
  const fields = ['id', 'a', 'b'].map((name) => makeField(name))
  const run = (orm: Partial<Entity>, database: Partial<Entity>): { entity: Entity; notes: readonly string[] } => {
    const result = merged([makeEntity('Thing', { fields, ...orm })], [table('thing', fields, database)])
    return { entity: entityIn(result, 'Thing'), notes: result.notes }
  }

  it('has each set once, the database’s spelling first, whatever the order of its fields', () => {
    const { entity, notes } = run(
      { uniques: [{ fields: ['a', 'b'] }] },
      { uniques: [{ name: 'UQ', fields: ['b', 'a'] }, { fields: ['a', 'b'] }, { fields: ['id'] }] },
    )
    expect(entity.uniques).toMatchObject([{ fields: expect.arrayContaining(['a', 'b']) }])
    expect(entity.uniques).toHaveLength(1)
    expect(notes).toEqual([])
  })

  it('keeps what only one of them knows, and says so', () => {
    const { entity, notes } = run({ uniques: [{ fields: ['a'] }] }, { uniques: [{ fields: ['b'] }] })
    expect(entity.uniques.map((set) => set.fields)).toEqual([['a'], ['b']])
    expect(notes).toEqual([
      'Thing (a): the ORM says unique, the database does not enforce it',
      'Thing (b): only the database has this unique set',
    ])
  })

  it('keeps a full and a partial set over the same fields apart, and two spellings of one condition together', () => {
    const where = { fields: ['a'], where: '(a > (0)::numeric)' }
    expect(run({ uniques: [{ fields: ['a'] }] }, { uniques: [where] }).entity.uniques).toEqual([
      { fields: ['a'] },
      where,
    ])
    expect(run({ uniques: [{ fields: ['a'], where: '"a" > 0' }] }, { uniques: [where] })).toMatchObject({
      entity: { uniques: [where] },
      notes: [],
    })
    expect(
      run(
        { uniques: [{ fields: ['a'], where: 'a IN (1, 2)' }] },
        { uniques: [{ fields: ['a'], where: 'a = ANY (ARRAY[1, 2])' }] },
      ).entity.uniques,
    ).toHaveLength(1)
    expect(
      run({}, { uniques: [{ fields: ['a'], expression: 'lower(a)' }, { fields: ['a'] }] }).entity.uniques,
    ).toHaveLength(2)
  })

  it("keeps the database's key as a unique set where the ORM has another", () => {
    const { entity, notes } = run({ key: ['a'] }, { key: ['id'] })
    expect([entity.key, entity.uniques.map((set) => set.fields)]).toEqual([['a'], [['id']]])
    expect(notes[0]).toBe("Thing: the ORM's key is (a), the database's (id); the ORM's is used")
    expect(run({ key: [] }, { key: ['id'] }).entity.key).toEqual(['id'])
    expect(run({}, { key: [] }).notes).toEqual(["Thing: the database has no primary key, the ORM's is used"])
  })

  it('has each check once, by name or by expression', () => {
    const stored = { name: 'CHK_1', expression: '((a >= (0)::numeric))' }
    expect(run({ checks: [{ name: 'other', expression: 'a >= 0' }] }, { checks: [stored] })).toMatchObject({
      entity: { checks: [stored] },
      notes: [],
    })
    expect(run({ checks: [{ name: 'CHK_1', expression: 'a IN (1)' }] }, { checks: [stored] })).toMatchObject({
      entity: { checks: [stored] },
      notes: [],
    })
    const lost = run({ checks: [{ name: 'CHK_2', expression: 'b > 0' }] }, { checks: [stored] })
    expect(lost.entity.checks).toHaveLength(2)
    expect(lost.notes).toEqual(['Thing: the ORM declares the check CHK_2, the database does not enforce it'])
  })
})

describe('mergeSchemas: single-table inheritance', () => {
  const kind = makeField('kind', { role: 'discriminator', type: { kind: 'text' } })
  const pet = (name: string, own: readonly Field[], more: Partial<Entity> = {}): Entity =>
    makeEntity(name, {
      table: { name: 'pets' },
      fields: [makeField('id'), kind, ...own],
      inheritance: { root: 'Pet', discriminator: 'kind', value: name },
      ...more,
    })
  const cat = pet('Cat', [makeField('lives')])
  const dog = pet('Dog', [makeField('ownerId')], { relations: [makeToOne('owner', 'User')] })
  const pets = table(
    'pets',
    [
      column('id'),
      column('kind', { type: { kind: 'text' } }),
      column('lives', { nullable: true }),
      column('ownerId', { nullable: true }),
      column('since', { nullable: true }),
    ],
    {
      relations: [fk(['ownerId'], 'users')],
      uniques: [{ fields: ['ownerId'] }, { fields: ['since'] }, { fields: ['lives', 'ownerId'] }],
      checks: [
        { name: 'c1', expression: 'lives > 0' },
        { name: 'c2', expression: '"ownerId" > 0' },
        { name: 'c3', expression: 'id > 0' },
      ],
    },
  )
  const result = merged([pet('Pet', []), cat, dog, user], [pets, users])

  it('gives each entity its own columns and what the ORM does not know', () => {
    expect(result.schema.entities.map((entity) => entity.fields.map((field) => field.name).join(' '))).toEqual([
      'id kind since',
      'id kind lives since',
      'id kind ownerId since',
      'id',
    ])
    expect(fieldOf(entityIn(result, 'Cat'), 'lives').nullable).toBe(false)
  })

  it('gives each entity the constraints of its own columns', () => {
    const seen = ['Pet', 'Cat', 'Dog'].map((name) => {
      const { uniques, checks, relations } = entityIn(result, name)
      return [
        uniques.map((set) => set.fields.join('+')).join(' '),
        checks.map((check) => check.name).join(' '),
        relations.map((relation) => `<${relation.name}>`).join(' '),
      ]
    })
    expect(seen).toEqual([
      ['since', 'c3', ''],
      ['since', 'c1 c3', ''],
      ['ownerId since', 'c2 c3', '<owner>'],
    ])
    expect(entityIn(result, 'Dog').relations).toMatchObject([{ enforced: true, arity: '1' }])
    expect(result.problems).toEqual([])
  })

  it('leads foreign keys of others to the root', () => {
    const bare = makeChild('Visit', [makeToOne('pet', 'Pet')], { table: { name: 'visits' } })
    const visits = table('visits', [column('id'), column('petId')], { relations: [fk(['petId'], 'pets')] })
    const all = merged([pet('Pet', []), cat, bare], [pets, visits, users])
    expect(entityIn(all, 'Visit').relations).toMatchObject([{ target: 'Pet', enforced: true }])
  })
})

describe('laws of the merge', () => {
  const schemaOf = fc
    .array(
      fc.record({
        nullable: fc.boolean(),
        length: fc.option(fc.integer({ min: 1, max: 99 }), { nil: undefined }),
        unique: fc.boolean(),
      }),
      { minLength: 4, maxLength: 4 },
    )
    .map((list): Entity => {
      const fields = list.map(({ nullable, length }, at) =>
        makeField(`f${at}`, { nullable, type: length === undefined ? { kind: 'text' } : { kind: 'text', length } }),
      )
      return makeEntity('T', {
        fields: [makeField('id'), ...fields],
        uniques: list.flatMap(({ unique }, at) => (unique ? [{ fields: [`f${at}`] }] : [])),
      })
    })
  const limit = (field: Field): number => (field.type.kind === 'text' ? (field.type.length ?? Infinity) : Infinity)

  it('the stricter wins, from whichever side', () => {
    fc.assert(
      fc.property(schemaOf, schemaOf, (a, b) => {
        const { schema } = merged([a], [{ ...b, name: 't', origin: 'database' }])
        const result = entityOf(schema, 'T')
        result.fields.forEach((field, at) => {
          const [x, y] = [a.fields[at] as Field, b.fields[at] as Field]
          expect(field.nullable).toBe(x.nullable && y.nullable)
          expect(limit(field)).toBe(Math.min(limit(x), limit(y)))
        })
        const names = (entity: Entity): string[] => entity.uniques.map((set) => set.fields.join())
        expect(names(result).sort()).toEqual([...new Set([...names(a), ...names(b)])].sort())
      }),
    )
  })

  it('merging a schema with its own catalog changes and says nothing', () => {
    fc.assert(
      fc.property(schemaOf, (entity) => {
        const { schema, notes, problems } = merged([entity], [{ ...entity, name: 't', origin: 'database' }])
        expect<Schema>(schema).toEqual(makeSchema(entity))
        expect([...notes, ...problems]).toEqual([])
      }),
    )
  })
})
