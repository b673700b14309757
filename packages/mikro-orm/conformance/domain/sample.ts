import { randomUUID } from 'node:crypto'
import { defineEntity, p, type Platform, Type } from '@mikro-orm/core'

/** A length as the application holds it; the column holds millimetres. */
export class Length {
  constructor(readonly metres: number) {}
}

class LengthType extends Type<Length, number> {
  override convertToDatabaseValue(value: Length): number {
    return value instanceof Length ? Math.round(value.metres * 1000) : value
  }

  override convertToJSValue(value: number): Length {
    return new Length(value / 1000)
  }

  override getColumnType(_property: object, platform: Platform): string {
    return platform.getIntegerTypeDeclarationSQL({})
  }
}

const money = (precision: number) => p.decimal().precision(precision).scale(2)

/** In a nullable cycle with `Product`, and with itself. */
export const User = defineEntity({
  name: 'User',
  tableName: 'users',
  checks: [{ name: 'users_logins', expression: 'logins >= 0 AND logins <= 5000' }],
  filters: { alive: { name: 'alive', cond: { deletedAt: null }, default: true } },
  properties: {
    id: p.integer().primary().autoincrement(),
    email: p.string().length(120).unique(),
    username: p.string().length(60).unique(),
    firstName: p.string().length(60),
    lastName: p.string().length(60),
    initials: p.string().length(2).nullable().generated('substr(first_name, 1, 1) || substr(last_name, 1, 1)'),
    isActive: p.boolean().default(true),
    role: p.enum(['USER', 'ADMIN', 'MODERATOR'] as const).nativeEnumName('user_role').default('USER'), // prettier-ignore
    logins: p.integer().default(0),
    points: p.bigint(),
    birthDate: p.date().nullable(),
    wakesAt: p.time(0),
    settings: p.json<object>(),
    ratio: p.double().nullable(),
    height: p.type(LengthType),
    manager: () => p.manyToOne(User).nullable().inversedBy('reports'),
    favouriteProduct: () => p.manyToOne(Product).nullable().inversedBy('fans'),
    createdAt: p.datetime(3).onCreate(() => new Date()),
    updatedAt: p.datetime(3).onCreate(() => new Date()).onUpdate(() => new Date()), // prettier-ignore
    deletedAt: p.datetime(3).nullable(),
    version: p.integer().version(),
    reports: () => p.oneToMany(User).mappedBy('manager'),
    orders: () => p.oneToMany(Order).mappedBy('user'),
    profile: () => p.oneToOne(Profile).mappedBy('user'),
    passport: () => p.oneToOne(Passport).mappedBy('user'),
    attachments: () => p.oneToMany(Attachment).mappedBy('user'),
    products: () => p.oneToMany(Product).mappedBy('owner'),
  },
})

export const Profile = defineEntity({
  name: 'Profile',
  tableName: 'profiles',
  properties: {
    id: p.uuid().primary().onCreate(() => randomUUID()), // prettier-ignore
    bio: p.text(),
    user: () => p.oneToOne(User).inversedBy('profile'),
  },
})

/** Its key is its user's. */
export const Passport = defineEntity({
  name: 'Passport',
  tableName: 'passports',
  properties: {
    user: () => p.oneToOne(User).primary().inversedBy('passport'),
    passportNumber: p.string().length(20).unique(),
    issuedOn: p.date(),
  },
})

export const Attachment = defineEntity({
  name: 'Attachment',
  tableName: 'attachments',
  properties: {
    id: p.integer().primary().autoincrement(),
    data: p.blob(),
    user: () => p.manyToOne(User).inversedBy('attachments'),
  },
})

export const Category = defineEntity({
  name: 'Category',
  tableName: 'categories',
  properties: {
    id: p.integer().primary().autoincrement(),
    slug: p.string().length(60).unique(),
    parent: () => p.manyToOne(Category).nullable().inversedBy('children'),
    children: () => p.oneToMany(Category).mappedBy('parent'),
    products: () => p.manyToMany(Product).mappedBy('categories'),
  },
})

export const Product = defineEntity({
  name: 'Product',
  tableName: 'products',
  checks: [{ name: 'products_price', expression: 'price > 0' }],
  properties: {
    id: p.integer().primary().autoincrement(),
    sku: p.string().length(12).unique(),
    name: p.string().length(100),
    price: money(10),
    owner: () => p.manyToOne(User).inversedBy('products'),
    categories: () => p.manyToMany(Category).pivotTable('_CategoryToProduct').joinColumn('B').inverseJoinColumn('A').inversedBy('products'), // prettier-ignore
    tags: () => p.oneToMany(ProductTag).mappedBy('product'),
    fans: () => p.oneToMany(User).mappedBy('favouriteProduct'),
    stock: () => p.oneToMany(Stock).mappedBy('product'),
    items: () => p.oneToMany(OrderItem).mappedBy('product'),
  },
})

export const Tag = defineEntity({
  name: 'Tag',
  tableName: 'tags',
  properties: {
    code: p.string().length(30).primary(),
    products: () => p.oneToMany(ProductTag).mappedBy('tag'),
  },
})

/** A many-to-many relation with an attribute. */
export const ProductTag = defineEntity({
  name: 'ProductTag',
  tableName: 'product_tags',
  properties: {
    product: () => p.manyToOne(Product).primary().deleteRule('cascade').inversedBy('tags'),
    tag: () => p.manyToOne(Tag).primary().inversedBy('products'),
    weight: p.smallint(),
  },
})

export const Warehouse = defineEntity({
  name: 'Warehouse',
  tableName: 'warehouses',
  properties: {
    region: p.string().length(20).primary(),
    number: p.integer().primary(),
    city: p.string().length(60),
    countryCode: p.character().length(2),
    stock: () => p.oneToMany(Stock).mappedBy('warehouse'),
  },
})

/** A foreign key to a composite key, and one to a unique column that is not the key. */
export const Stock = defineEntity({
  name: 'Stock',
  tableName: 'stock',
  uniques: [{ name: 'stock_place', properties: ['warehouse', 'product'] }],
  properties: {
    id: p.bigint().primary().autoincrement(false),
    quantity: p.integer(),
    warehouse: () => p.manyToOne(Warehouse).joinColumns('region', 'warehouse_number').inversedBy('stock'),
    product: () => p.manyToOne(Product).targetKey('sku').joinColumn('sku').fieldName('sku').inversedBy('stock'),
  },
})

export const Order = defineEntity({
  name: 'Order',
  tableName: 'orders',
  properties: {
    id: p.integer().primary().autoincrement(),
    orderNumber: p.string().length(20).unique(),
    status: p.enum(['PENDING', 'DELIVERED'] as const).nativeEnumName('order_status'),
    total: money(12),
    placedAt: p.datetime(3),
    user: () => p.manyToOne(User).inversedBy('orders'),
    items: () => p.oneToMany(OrderItem).mappedBy('order'),
  },
})

export const OrderItem = defineEntity({
  name: 'OrderItem',
  tableName: 'order_items',
  uniques: [{ name: 'order_items_once', properties: ['order', 'product'] }],
  properties: {
    id: p.integer().primary().autoincrement(),
    quantity: p.integer(),
    total: money(12),
    order: () => p.manyToOne(Order).inversedBy('items'),
    product: () => p.manyToOne(Product).inversedBy('items'),
  },
})
