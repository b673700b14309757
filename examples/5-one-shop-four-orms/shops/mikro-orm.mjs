import { defineEntity, MikroORM, p } from '@mikro-orm/core'
import { registerSeeders } from '@seed/mikro-orm'

/** @import { Dialect, OpenShop } from './index.mjs' */

const ROLES = ['USER', 'ADMIN', 'MODERATOR']
const STATUSES = ['PENDING', 'PROCESSING', 'SHIPPED', 'DELIVERED', 'COMPLETED', 'CANCELLED']

const money = () => p.decimal().precision(12).scale(2)

/** Columns are called like properties, as in example 1. */
const named = (/** @type {string} */ name, /** @type {any} */ property) => property.fieldName(name)

const Category = defineEntity({
  name: 'Category',
  tableName: 'categories',
  properties: {
    id: p.string().primary().length(48),
    slug: p.string().length(40).unique(),
    name: p.string().length(60),
    products: () => p.oneToMany(Product).mappedBy('category'),
  },
})

const User = defineEntity({
  name: 'User',
  tableName: 'users',
  properties: {
    id: p.string().primary().length(24),
    email: p.string().length(120).unique(),
    username: p.string().length(60).unique(),
    firstName: named('firstName', p.string().length(60)),
    lastName: named('lastName', p.string().length(60)),
    password: p.string().length(100),
    role: p.enum(ROLES),
    permissions: p.json(),
    isActive: named('isActive', p.boolean().default(true)),
    phone: p.string().length(30).nullable(),
    address: p.json(),
    deactivatedAt: named('deactivatedAt', p.datetime().nullable()),
    deactivationReason: named('deactivationReason', p.string().length(120).nullable()),
    createdAt: named(
      'createdAt',
      p.datetime().onCreate(() => new Date()),
    ),
    updatedAt: named(
      'updatedAt',
      p
        .datetime()
        .onCreate(() => new Date())
        .onUpdate(() => new Date()),
    ),
    orders: () => p.oneToMany(Order).mappedBy('user'),
  },
})

const Product = defineEntity({
  name: 'Product',
  tableName: 'products',
  properties: {
    id: p.string().primary().length(24),
    name: p.string().length(120),
    description: p.text(),
    sku: p.string().length(12).unique(),
    price: money(),
    salePrice: named('salePrice', money().nullable()),
    saleEndDate: named('saleEndDate', p.datetime().nullable()),
    stockQuantity: named('stockQuantity', p.integer()),
    restockDate: named('restockDate', p.datetime().nullable()),
    isActive: named('isActive', p.boolean().default(true)),
    weight: p.double(),
    dimensions: p.json(),
    tags: p.json(),
    createdAt: named(
      'createdAt',
      p.datetime().onCreate(() => new Date()),
    ),
    category: () => named('categoryId', p.manyToOne(Category)),
  },
})

const Order = defineEntity({
  name: 'Order',
  tableName: 'orders',
  properties: {
    id: p.string().primary().length(24),
    orderNumber: named('orderNumber', p.string().length(12).unique()),
    status: p.enum(STATUSES),
    subtotal: money(),
    tax: money(),
    shippingCost: named('shippingCost', money()),
    total: money(),
    shippingAddress: named('shippingAddress', p.json()),
    billingAddress: named('billingAddress', p.json()),
    createdAt: named(
      'createdAt',
      p.datetime().onCreate(() => new Date()),
    ),
    updatedAt: named(
      'updatedAt',
      p
        .datetime()
        .onCreate(() => new Date())
        .onUpdate(() => new Date()),
    ),
    user: () => named('userId', p.manyToOne(User)),
    items: () => p.oneToMany(OrderItem).mappedBy('order'),
  },
})

const OrderItem = defineEntity({
  name: 'OrderItem',
  tableName: 'order_items',
  uniques: [{ name: 'order_items_product', properties: ['order', 'product'] }],
  properties: {
    id: p.integer().primary(),
    quantity: p.integer(),
    unitPrice: named('unitPrice', money()),
    total: money(),
    order: () => named('orderId', p.manyToOne(Order).deleteRule('cascade')),
    product: () => named('productId', p.manyToOne(Product)),
  },
})

/** The driver of each database. @type {Readonly<Record<Dialect, () => Promise<any>>>} */
const DRIVERS = {
  sqlite: async () => (await import('@mikro-orm/sqlite')).SqliteDriver,
  postgresql: async () => (await import('@mikro-orm/postgresql')).PostgreSqlDriver,
  mysql: async () => (await import('@mikro-orm/mariadb')).MariaDbDriver,
}

/** The same shop in `defineEntity`. @type {OpenShop} */
export async function openShop(dialect, url) {
  const orm = await MikroORM.init({
    driver: await DRIVERS[dialect](),
    entities: [Category, User, Product, Order, OrderItem],
    ...(dialect === 'sqlite' ? { dbName: url } : { clientUrl: url }),
  })
  return { register: (options) => registerSeeders(orm, options), close: () => orm.close() }
}
