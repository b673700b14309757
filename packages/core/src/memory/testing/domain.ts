import type { Entity, Field, FieldType, Relation, Schema, ToOne } from '../../schema/schema.js'

const INT: FieldType = { kind: 'integer', bits: 32 }
const BIG: FieldType = { kind: 'integer', bits: 64 }
const TEXT: FieldType = { kind: 'text', length: 40 }

/** A NOT NULL field whose column is the name in snake case. */
export function field(name: string, type: FieldType, more: Partial<Field> = {}): Field {
  const column = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  return { name, column, type, nativeType: type.kind, nullable: false, ...more }
}

/** An enforced foreign key of one field to `id`. */
export function toOne(name: string, target: string, more: Partial<ToOne> = {}): ToOne {
  return {
    arity: '1',
    name,
    target,
    fields: [`${name}Id`],
    targetFields: ['id'],
    origin: 'orm',
    enforced: true,
    ...more,
  }
}

export function entity(name: string, table: string, fields: readonly Field[], more: Partial<Entity> = {}): Entity {
  return {
    name,
    table: { name: table },
    origin: 'orm',
    fields,
    key: ['id'],
    relations: [],
    uniques: [],
    checks: [],
    ...more,
  }
}

const id = field('id', INT, { generated: 'increment' })

const inverse = (name: string, target: string, of: string): Relation => ({ arity: 'inverse', name, target, of })

export const USER: Entity = entity(
  'User',
  'users',
  [
    id,
    field('email', TEXT),
    field('age', INT, { nullable: true }),
    field('createdAt', { kind: 'instant' }, { default: { kind: 'expression', text: 'now()' } }),
    field('address.city', TEXT, { nullable: true }),
    field('nickname', TEXT, { nullable: true }),
  ],
  {
    uniques: [
      { name: 'users_email_key', fields: ['email'] },
      { name: 'users_nickname_key', fields: ['nickname'], where: 'age >= 18' },
    ],
    checks: [{ name: 'users_age_check', expression: 'age >= 0' }],
    relations: [inverse('orders', 'Order', 'user')],
  },
)

export const PRODUCT: Entity = entity(
  'Product',
  'products',
  [field('id', { kind: 'uuid' }, { generated: 'uuid' }), field('price', { kind: 'decimal', precision: 10, scale: 2 })],
  { relations: [{ arity: 'many', name: 'tags', target: 'Tag', through: 'product_tags', near: 'product', far: 'tag' }] },
)

export const TAG: Entity = entity('Tag', 'tags', [id, field('label', TEXT)])

export const PRODUCT_TAG: Entity = entity(
  'product_tags',
  'product_tags',
  [field('productId', { kind: 'uuid' }), field('tagId', INT)],
  {
    key: ['productId', 'tagId'],
    joinTable: true,
    relations: [toOne('product', 'Product'), toOne('tag', 'Tag')],
  },
)

export const ORDER: Entity = entity(
  'Order',
  'orders',
  [
    field('id', BIG, { generated: 'increment' }),
    field('userId', INT, { hidden: true }),
    field('total', { kind: 'decimal', precision: 12, scale: 2 }),
    field('note', TEXT, { nullable: true }),
  ],
  { relations: [toOne('user', 'User'), inverse('items', 'OrderItem', 'order')] },
)

export const ORDER_ITEM: Entity = entity(
  'OrderItem',
  'order_items',
  [field('orderId', BIG), field('productId', { kind: 'uuid' }), field('quantity', INT)],
  { key: ['orderId', 'productId'], relations: [toOne('order', 'Order'), toOne('product', 'Product')] },
)

export const CATEGORY: Entity = entity('Category', 'categories', [id, field('parentId', INT, { nullable: true })], {
  relations: [toOne('parent', 'Category', { arity: '0-1' })],
})

/** Team and Player point to each other; one of the two may be NULL. */
export const TEAM: Entity = entity('Team', 'teams', [id, field('captainId', INT, { nullable: true })], {
  relations: [toOne('captain', 'Player', { arity: '0-1' }), inverse('players', 'Player', 'team')],
})
export const PLAYER: Entity = entity('Player', 'players', [id, field('teamId', INT)], {
  relations: [toOne('team', 'Team')],
})

/** A table that only the catalog knows. */
export const AUDIT: Entity = entity(
  'audit',
  'audit',
  [id, field('userId', INT, { nullable: true }), field('text', TEXT)],
  {
    origin: 'database',
    relations: [toOne('user', 'User', { arity: '0-1' })],
  },
)

const animal = (name: string, value: string, more: readonly Field[]): Entity =>
  entity(name, 'animals', [id, field('kind', TEXT, { role: 'discriminator' }), field('ownerId', INT), ...more], {
    inheritance: { root: 'Animal', discriminator: 'kind', value },
    relations: [toOne('owner', 'User')],
  })
export const CAT: Entity = animal('Cat', 'cat', [field('lives', INT)])
export const DOG: Entity = animal('Dog', 'dog', [field('isLoud', { kind: 'boolean' })])

/** A small domain with every kind of key and relation. */
export const DOMAIN: Schema = {
  entities: [USER, PRODUCT, TAG, PRODUCT_TAG, ORDER, ORDER_ITEM, CATEGORY, TEAM, PLAYER, AUDIT, CAT, DOG],
}

/** JavaScript for the SQL texts above. */
export const PREDICATES = {
  'age >= 18': (row: Readonly<Record<string, unknown>>): boolean => typeof row['age'] === 'number' && row['age'] >= 18,
  'age >= 0': (row: Readonly<Record<string, unknown>>): boolean => row['age'] === null || (row['age'] as number) >= 0,
}
