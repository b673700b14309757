import type { Dialect } from '@seed/conformance'
import { DataTypes, type Sequelize } from 'sequelize'
import type { AnyModel, Named } from './users.js'

const REQUIRED = { allowNull: false } as const

/** Goods, places and orders. `log` gets the names of entities that hooks see inserted: once a row, or once a statement. */
export function defineShop(sequelize: Sequelize, dialect: Dialect, log: string[]): void {
  const moment = dialect === 'sqlite' ? DataTypes.DATE : DataTypes.DATE(3)
  const noted = (name: string) => (): void => void log.push(name)
  sequelize.define(
    'Category',
    { slug: { type: DataTypes.STRING(60), ...REQUIRED, unique: true } },
    { hooks: { afterCreate: noted('Category') } },
  )
  sequelize.define('Product', {
    sku: { type: DataTypes.STRING(12), ...REQUIRED, unique: true },
    name: { type: DataTypes.STRING(100), ...REQUIRED },
    price: { type: DataTypes.DECIMAL(10, 2), ...REQUIRED },
  })
  sequelize.define(
    'Tag',
    { code: { type: DataTypes.STRING(30), primaryKey: true } },
    { hooks: { afterCreate: noted('Tag'), afterBulkCreate: noted('Tag') } },
  )
  sequelize.define('ProductTag', {
    productId: { type: DataTypes.INTEGER, primaryKey: true },
    tagCode: { type: DataTypes.STRING(30), primaryKey: true },
    weight: { type: DataTypes.SMALLINT, ...REQUIRED },
  })
  sequelize.define('Warehouse', {
    region: { type: DataTypes.STRING(20), primaryKey: true },
    number: { type: DataTypes.INTEGER, primaryKey: true },
    city: { type: DataTypes.STRING(60), ...REQUIRED },
    countryCode: { type: DataTypes.CHAR(2), ...REQUIRED },
  })
  sequelize.define(
    'Stock',
    {
      id: { type: DataTypes.BIGINT, primaryKey: true },
      quantity: { type: DataTypes.INTEGER, ...REQUIRED },
      region: { type: DataTypes.STRING(20), ...REQUIRED },
      warehouseNumber: { type: DataTypes.INTEGER, ...REQUIRED },
    },
    {
      tableName: 'stock',
      indexes: [{ name: 'stock_place', unique: true, fields: ['region', 'warehouse_number', 'sku'] }],
    },
  )
  sequelize.define('Order', {
    orderNumber: { type: DataTypes.STRING(20), ...REQUIRED, unique: true },
    status: { type: DataTypes.ENUM('PENDING', 'DELIVERED'), ...REQUIRED },
    total: { type: DataTypes.DECIMAL(12, 2), ...REQUIRED },
    placedAt: { type: moment, ...REQUIRED },
  })
  sequelize.define(
    'OrderItem',
    { quantity: { type: DataTypes.INTEGER, ...REQUIRED }, total: { type: DataTypes.DECIMAL(12, 2), ...REQUIRED } },
    { indexes: [{ name: 'order_items_once', unique: true, fields: ['order_id', 'product_id'] }] },
  )
}

/** Relations among goods and orders. */
export function associateShop(models: Readonly<Record<string, AnyModel>>): void {
  const { Category, Product, Tag, ProductTag, Stock, Order, OrderItem, User } = models as Record<string, AnyModel> &
    Named<'Category' | 'Product' | 'Tag' | 'ProductTag' | 'Stock' | 'Order' | 'OrderItem' | 'User'>
  Category.belongsTo(Category, { as: 'parent', foreignKey: 'parentId' })
  Category.hasMany(Category, { as: 'children', foreignKey: 'parentId' })
  const through = '_CategoryToProduct'
  const [a, b] = [{ name: 'A', field: 'A' } as object, { name: 'B', field: 'B' } as object]
  Category.belongsToMany(Product, { as: 'products', through, foreignKey: a, otherKey: b })
  Product.belongsToMany(Category, { as: 'categories', through, foreignKey: b, otherKey: a })
  ProductTag.belongsTo(Product, { as: 'product', foreignKey: 'productId', onDelete: 'CASCADE' })
  Product.hasMany(ProductTag, { as: 'tags', foreignKey: 'productId' })
  ProductTag.belongsTo(Tag, { as: 'tag', foreignKey: 'tagCode' })
  Tag.hasMany(ProductTag, { as: 'products', foreignKey: 'tagCode' })
  Stock.belongsTo(Product, { as: 'product', foreignKey: { name: 'sku', ...REQUIRED }, targetKey: 'sku' })
  Product.hasMany(Stock, { as: 'stock', foreignKey: 'sku', sourceKey: 'sku' })
  Order.belongsTo(User, { as: 'user', foreignKey: 'userId' })
  User.hasMany(Order, { as: 'orders', foreignKey: 'userId' })
  OrderItem.belongsTo(Order, { as: 'order', foreignKey: 'orderId' })
  Order.hasMany(OrderItem, { as: 'items', foreignKey: 'orderId' })
  OrderItem.belongsTo(Product, { as: 'product', foreignKey: 'productId' })
  Product.hasMany(OrderItem, { as: 'items', foreignKey: 'productId' })
}
