import { describe, expect, it } from '@jest/globals'
import type { Entity, Field, ToOne } from './schema.js'
import { makeEntity, makeField, makeToOne } from './testing/make.js'
import { withDistinctNames } from './distinct-names.js'
import { entityIn, makeForeignKey, makeTable, merge, user, users } from './testing/merging.js'

describe('mergeSchemas: relations', () => {
  const orders = (more: Partial<Entity> = {}, keys: Partial<Field> = {}): Entity =>
    makeTable('orders', [makeField('id'), makeField('user_id', keys)], more)
  const order = (relation: Partial<ToOne>, nullable = true): Entity =>
    makeEntity('Order', {
      table: { name: 'orders' },
      fields: [makeField('id'), makeField('userId', { column: 'user_id', nullable, hidden: true })],
      relations: [makeToOne('user', 'User', relation)],
    })

  it('makes a relation required when its columns are, and takes what is enforced from the database', () => {
    const result = merge(
      [order({ arity: '0-1', onDelete: 'cascade' }), user],
      [
        orders({ relations: [makeForeignKey(['user_id'], 'users', { onDelete: 'restrict', deferrable: true })] }),
        users,
      ],
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
      entityIn(merge([order({ arity: '0-1' }), user], [orders({}, { nullable: true }), users]), 'Order').relations,
    ).toMatchObject([{ arity: '0-1', enforced: false }])
  })

  it('says when the database does not enforce what the ORM declares', () => {
    const result = merge([order({}, false), user], [orders(), users])
    expect(entityIn(result, 'Order').relations).toMatchObject([{ enforced: false }])
    expect(result.notes).toEqual(['Order.user: the ORM declares a foreign key, the database has none'])
    expect(merge([order({ enforced: false }, false), user], [orders(), users]).notes).toEqual([])
  })

  it('gives a relation that is called like a field another name, and those that lead over it follow', () => {
    const join = makeEntity('Link', {
      fields: [makeField('aId'), makeField('id_b'), makeField('a')],
      relations: [
        makeToOne('aId', 'A', { fields: ['aId'] }),
        makeToOne('id_b', 'B', { fields: ['id_b'] }),
        makeToOne('other', 'B', { fields: ['a'] }),
      ],
    })
    const a = makeEntity('A', {
      fields: [makeField('id')],
      relations: [
        { arity: 'inverse', name: 'links', target: 'Link', of: 'aId' },
        { arity: 'many', name: 'bs', target: 'B', through: 'Link', near: 'aId', far: 'id_b' },
      ],
    })
    const { entities } = withDistinctNames({ entities: [join, a] })
    expect(entities[0]?.relations.map(({ name }) => name)).toEqual(['aId->A', 'id_b->B', 'other'])
    expect(entities[1]?.relations).toMatchObject([{ of: 'aId->A' }, { near: 'aId->A', far: 'id_b->B' }])
    const plain = { entities: [a] }
    expect(withDistinctNames(plain)).toBe(plain)
  })

  it('adds foreign keys only the database has, named after their fields but not like them', () => {
    const bare = makeEntity('Order', {
      table: { name: 'orders' },
      fields: [makeField('id'), makeField('userId', { column: 'user_id' })],
    })
    const twice = [makeForeignKey(['user_id'], 'users'), makeForeignKey(['user_id'], 'people')]
    const result = merge([bare, user], [orders({ relations: twice }), users, makeTable('people', [makeField('id')])])
    expect(
      entityIn(result, 'Order').relations.map(({ name, target, ...rest }) => [
        name,
        target,
        'origin' in rest && rest.origin,
      ]),
    ).toEqual([
      ['user', 'User', 'database'],
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
      makeTable('seat', [makeField('id'), makeField('rowNo'), makeField('tenantId')], {
        relations: [{ ...makeForeignKey(['rowNo', 'tenantId'], 'row'), targetFields: ['no', 'tenantId'] }],
      }),
      makeTable('row', pair, { key: ['tenantId', 'no'] }),
    ]
    const result = merge(orm, catalog)
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
    expect(entityIn(merge([{ ...user, relations: far }], [users]), 'User').relations).toEqual(far)
  })
})
