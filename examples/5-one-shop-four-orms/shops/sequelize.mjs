import { registerSeeders } from '@seed/sequelize'
import { DataTypes, Sequelize } from 'sequelize'

/** @import { Dialect, OpenShop } from './index.mjs' */

const { BOOLEAN, DATE, DECIMAL, DOUBLE, ENUM, INTEGER, JSON, STRING, TEXT } = DataTypes
const money = () => ({ type: DECIMAL(12, 2), allowNull: false })
const required = (/** @type {any} */ type) => ({ type, allowNull: false })
const unique = (/** @type {any} */ type) => ({ type, allowNull: false, unique: true })
const key = (/** @type {number} */ length) => ({ type: STRING(length), primaryKey: true, allowNull: false })

/** Defines the shop's models and how they belong together. @param {Sequelize} sequelize */
function defineModels(sequelize) {
  const Category = sequelize.define(
    'Category',
    { id: key(48), slug: unique(STRING(40)), name: required(STRING(60)) },
    { tableName: 'categories', timestamps: false },
  )
  const User = sequelize.define(
    'User',
    {
      id: key(24),
      email: unique(STRING(120)),
      username: unique(STRING(60)),
      firstName: required(STRING(60)),
      lastName: required(STRING(60)),
      password: required(STRING(100)),
      role: required(ENUM('USER', 'ADMIN', 'MODERATOR')),
      permissions: required(JSON),
      isActive: { type: BOOLEAN, allowNull: false, defaultValue: true },
      phone: STRING(30),
      address: required(JSON),
      deactivatedAt: DATE,
      deactivationReason: STRING(120),
    },
    { tableName: 'users' },
  )
  const Product = sequelize.define(
    'Product',
    {
      id: key(24),
      name: required(STRING(120)),
      description: required(TEXT),
      sku: unique(STRING(12)),
      price: money(),
      salePrice: DECIMAL(12, 2),
      saleEndDate: DATE,
      stockQuantity: required(INTEGER),
      restockDate: DATE,
      isActive: { type: BOOLEAN, allowNull: false, defaultValue: true },
      weight: required(DOUBLE),
      dimensions: required(JSON),
      tags: required(JSON),
    },
    { tableName: 'products', updatedAt: false },
  )
  const Order = sequelize.define(
    'Order',
    {
      id: key(24),
      orderNumber: unique(STRING(12)),
      status: required(ENUM('PENDING', 'PROCESSING', 'SHIPPED', 'DELIVERED', 'COMPLETED', 'CANCELLED')),
      subtotal: money(),
      tax: money(),
      shippingCost: money(),
      total: money(),
      shippingAddress: required(JSON),
      billingAddress: required(JSON),
    },
    { tableName: 'orders' },
  )
  const OrderItem = sequelize.define(
    'OrderItem',
    {
      id: { type: INTEGER, primaryKey: true, autoIncrement: true },
      quantity: required(INTEGER),
      unitPrice: money(),
      total: money(),
    },
    { tableName: 'order_items', timestamps: false },
  )
  // Not null in the database, which is asked; an association says nothing of it.
  Category.hasMany(Product, { as: 'products', foreignKey: 'categoryId' })
  Product.belongsTo(Category, { as: 'category', foreignKey: 'categoryId' })
  User.hasMany(Order, { as: 'orders', foreignKey: 'userId' })
  Order.belongsTo(User, { as: 'user', foreignKey: 'userId' })
  Order.hasMany(OrderItem, { as: 'items', foreignKey: 'orderId' })
  OrderItem.belongsTo(Order, { as: 'order', foreignKey: 'orderId' })
  OrderItem.belongsTo(Product, { as: 'product', foreignKey: 'productId' })
}

/** The driver's options of each database. @type {Readonly<Record<Dialect, (url: string) => Promise<import('sequelize').Options>>>} */
const CONNECTIONS = {
  // The package sqlite3 compiles when it is installed; this stands in for it.
  sqlite: async (url) => ({
    dialect: 'sqlite',
    storage: url,
    dialectModule: (await import('@seed/example-4-sequelize-booking/sqlite3')).default,
  }),
  postgresql: async (url) => ({ dialect: 'postgres', ...addressOf(url) }),
  mysql: async (url) => ({ dialect: 'mariadb', ...addressOf(url) }),
}

/** @param {string} url */
function addressOf(url) {
  const { hostname, port, username, password, pathname } = new URL(url)
  return { host: hostname, port: Number(port), username, password, database: pathname.slice(1) }
}

/** The same shop in models and associations. @type {OpenShop} */
export async function openShop(dialect, url) {
  const sequelize = new Sequelize({ ...(await CONNECTIONS[dialect](url)), logging: false })
  defineModels(sequelize)
  return { register: (options) => registerSeeders(sequelize, options), close: () => sequelize.close() }
}
