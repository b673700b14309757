import type { Entity } from '../schema/schema.js'
import { check, entity, field } from './rows.laws.js'

/** Two entities with most kinds of columns, for frozen outputs. */
export const USER: Entity = entity(
  [
    field('id', { kind: 'uuid' }),
    field('email', { kind: 'text', length: 120 }),
    field('username', { kind: 'text', length: 50 }),
    field('firstName', { kind: 'text', length: 60 }),
    field('name', { kind: 'text', length: 120 }),
    field('passwordHash', { kind: 'text', length: 100 }),
    field('phone', { kind: 'text', length: 30 }, { nullable: true }),
    field('address', { kind: 'json' }),
    field('role', { kind: 'enum', values: ['USER', 'ADMIN', 'MODERATOR'] }),
    field('isActive', { kind: 'boolean' }),
    field('loyaltyNumber', { kind: 'text', length: 12 }),
    field('bio', { kind: 'text' }, { nullable: true }),
    field('avatarUrl', { kind: 'text' }, { nullable: true }),
    field('birthDate', { kind: 'date' }),
    field('createdAt', { kind: 'instant' }, { role: 'created' }),
    field('updatedAt', { kind: 'datetime' }, { role: 'updated' }),
  ],
  {
    name: 'User',
    key: ['id'],
    uniques: [{ fields: ['email'] }, { fields: ['username'] }, { fields: ['loyaltyNumber'] }],
  },
)

export const PRODUCT: Entity = entity(
  [
    field('sku', { kind: 'text', length: 20 }),
    field('slug', { kind: 'text', length: 80 }),
    field('name', { kind: 'text', length: 80 }),
    field('description', { kind: 'text' }),
    field('price', { kind: 'decimal', precision: 10, scale: 2 }),
    field('salePrice', { kind: 'decimal', precision: 10, scale: 2 }),
    field('stockQuantity', { kind: 'integer', bits: 32 }),
    field('views', { kind: 'integer', bits: 64 }),
    field('weight', { kind: 'float', bits: 64 }),
    field('dimensions', { kind: 'json' }),
    field('tags', { kind: 'array', of: { kind: 'text', length: 20 } }),
    field('opensAt', { kind: 'time' }),
    field('checksum', { kind: 'bytes', length: 4 }),
    field('flubber', { kind: 'text', length: 40 }),
    field('position', { kind: 'integer', bits: 16 }),
  ],
  {
    name: 'Product',
    key: ['sku'],
    uniques: [{ fields: ['slug'] }],
    checks: [check('sale_price < price'), check('price BETWEEN 10 AND 1000')],
  },
)
