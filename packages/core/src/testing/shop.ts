import { defineFactory } from '../factory/define-factory.js'
import { between, days, hasMany, manyToMany } from '../factory/helpers.js'
import type { Entity, Field, FieldType, Relation, Schema } from '../schema/schema.js'
import { Seeder, type SeedContext } from '../seeder/seeder.js'
import { roundHalfUp, sum, times } from '../value/decimal.js'
import { unique } from '../values/unique.js'

/** The shop as plain classes, for tests of core. */
export class User {
  id!: number
  email!: string
  username!: string
  firstName!: string
  role!: 'USER' | 'ADMIN' | 'MODERATOR'
  isActive!: boolean
  address!: { street: string; city: string }
  createdAt!: Date
  orders!: Order[]
}
export class Category {
  id!: number
  slug!: string
  parent!: Category | null
}
export class Product {
  id!: number
  sku!: string
  price!: string
  category!: Category
  tags!: Tag[]
}
export class Tag {
  id!: number
  name!: string
}
export class Order {
  id!: number
  orderNumber!: string
  status!: 'PENDING' | 'DELIVERED'
  user!: User
  total!: string
  billing!: unknown
  createdAt!: Date
  items!: OrderItem[]
}
export class OrderItem {
  id!: number
  order!: Order
  product!: Product
  quantity!: number
  total!: string
}

function field(name: string, type: FieldType, more: Partial<Field> = {}): Field {
  return { name, column: name, type, nativeType: type.kind, nullable: false, ...more }
}

function toOne(name: string, target: string, key: string, more: { nullable?: boolean } = {}): Relation {
  return {
    arity: more.nullable === true ? '0-1' : '1',
    name,
    target,
    fields: [key],
    targetFields: ['id'],
    origin: 'orm',
    enforced: true,
  }
}

const ID = field('id', { kind: 'integer', bits: 32 }, { generated: 'increment' })
const KEY: FieldType = { kind: 'integer', bits: 32 }

function entity(name: string, table: string, fields: readonly Field[], more: Partial<Entity> = {}): Entity {
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

/** @param extra - Fields to add to `User`, to see that nothing else changes. */
export function shopSchema(extra: readonly Field[] = []): Schema {
  return {
    entities: [
      entity(
        'User',
        'users',
        [
          ID,
          field('email', { kind: 'text', length: 120 }),
          field('username', { kind: 'text', length: 120 }),
          field('firstName', { kind: 'text', length: 60 }, { column: 'first_name' }),
          ...extra,
          field('role', { kind: 'enum', values: ['USER', 'ADMIN', 'MODERATOR'] }),
          field('isActive', { kind: 'boolean' }),
          field('address', { kind: 'json' }),
          field('createdAt', { kind: 'instant', precision: 3 }),
        ],
        {
          uniques: [{ fields: ['email'] }, { fields: ['username'] }],
          relations: [{ arity: 'inverse', name: 'orders', target: 'Order', of: 'user' }],
        },
      ),
      entity(
        'Category',
        'categories',
        [ID, field('slug', { kind: 'text', length: 40 }), field('parentId', KEY, { nullable: true, hidden: true })],
        {
          uniques: [{ fields: ['slug'] }],
          relations: [toOne('parent', 'Category', 'parentId', { nullable: true })],
        },
      ),
      entity(
        'Product',
        'products',
        [
          ID,
          field('sku', { kind: 'text', length: 12 }),
          field('price', { kind: 'decimal', precision: 10, scale: 2 }),
          field('categoryId', KEY, { hidden: true }),
        ],
        {
          uniques: [{ fields: ['sku'] }],
          relations: [
            toOne('category', 'Category', 'categoryId'),
            { arity: 'many', name: 'tags', target: 'Tag', through: 'product_tags', near: 'product', far: 'tag' },
          ],
        },
      ),
      entity('Tag', 'tags', [ID, field('name', { kind: 'text', length: 30 })], { uniques: [{ fields: ['name'] }] }),
      entity('product_tags', 'product_tags', [field('productId', KEY), field('tagId', KEY)], {
        key: ['productId', 'tagId'],
        joinTable: true,
        relations: [toOne('product', 'Product', 'productId'), toOne('tag', 'Tag', 'tagId')],
      }),
      entity(
        'Order',
        'orders',
        [
          ID,
          field('orderNumber', { kind: 'text', length: 12 }),
          field('status', { kind: 'enum', values: ['PENDING', 'DELIVERED'] }),
          field('userId', KEY, { hidden: true }),
          field('total', { kind: 'decimal', precision: 10, scale: 2 }),
          field('billing', { kind: 'json' }),
          field('createdAt', { kind: 'instant', precision: 3 }),
        ],
        {
          uniques: [{ fields: ['orderNumber'] }],
          relations: [
            toOne('user', 'User', 'userId'),
            { arity: 'inverse', name: 'items', target: 'OrderItem', of: 'order' },
          ],
        },
      ),
      entity(
        'OrderItem',
        'order_items',
        [
          ID,
          field('orderId', KEY, { hidden: true }),
          field('productId', KEY, { hidden: true }),
          field('quantity', { kind: 'integer', bits: 32 }),
          field('total', { kind: 'decimal', precision: 10, scale: 2 }),
        ],
        {
          uniques: [{ fields: ['orderId', 'productId'] }],
          relations: [toOne('order', 'Order', 'orderId'), toOne('product', 'Product', 'productId')],
        },
      ),
    ],
  }
}

const ROLES = ['USER', 'ADMIN', 'MODERATOR'] as const

export const users = defineFactory(User, {
  role: ({ index }) => ROLES[index % ROLES.length] as 'USER',
  isActive: ({ chance }) => chance(0.9),
  address: ({ address }) => ({ street: address.street, city: address.city }),
}).states({ admin: { role: 'ADMIN' } })

export const categories = defineFactory(Category, { slug: unique(['books', 'home', 'sports', 'toys', 'music']) })
export const tags = defineFactory(Tag, { name: unique('tag-###') })
export const products = defineFactory(Product, {
  sku: unique('???-#####'),
  price: ({ decimal }) => decimal(10, 1000),
  tags: manyToMany(() => tags, { count: between(0, 3) }),
})
export const orderItems = defineFactory(OrderItem, {
  quantity: ({ integer }) => integer(1, 3),
  total: ({ parent, row }) => times(parent('product').price, row.quantity),
})
export const orders = defineFactory(Order, {
  orderNumber: unique('ORD-########'),
  createdAt: ({ now, between: within }) => within(new Date(now.getTime() - days(90)), now),
  status: ({ row, age }) => (age(row.createdAt) > days(14) ? 'DELIVERED' : 'PENDING'),
  items: hasMany(() => orderItems, { count: between(1, 5) }),
  total: ({ children }) => roundHalfUp(sum(children('items'), 'total'), 2),
  billing: ({ parent }) => parent('user').address,
})

export class UserSeeder extends Seeder<{ count: number }> {
  run({ create, count }: SeedContext): void {
    create(users, count(User, this.options.count ?? 100))
  }
}
export class ProductSeeder extends Seeder {
  run({ create, count }: SeedContext): void {
    create(categories, 5)
    create(tags, 20)
    create(products, count(Product, 50))
  }
}
export class OrderSeeder extends Seeder {
  static override readonly dependsOn = [UserSeeder, ProductSeeder]
  run({ create, count }: SeedContext): void {
    create(orders, count(Order, 200))
  }
}
export const SEEDERS = [OrderSeeder, UserSeeder, ProductSeeder]
