import {
  belongsTo,
  between,
  days,
  defineFactory,
  defineRule,
  hasMany,
  manyToMany,
  roundHalfUp,
  type SeedContext,
  Seeder,
  sum,
  times,
  unique,
} from '@seed/core'
import {
  Attachment,
  CardPayment,
  Category,
  Order,
  OrderItem,
  Product,
  ProductTag,
  Profile,
  ROLES,
  Stock,
  Tag,
  TransferPayment,
  User,
  Warehouse,
} from './domain.js'

export const users = defineFactory(User, {
  role: ({ index }) => ROLES[index % ROLES.length] as 'USER',
  isActive: ({ chance }) => chance(0.9),
  manager: belongsTo(() => users, { none: 0.3 }),
  favouriteProduct: belongsTo(() => products, { none: 0.2 }),
})
export const profiles = defineFactory(Profile, { user: belongsTo(() => users) })
export const attachments = defineFactory(Attachment, { user: belongsTo(() => users) })
export const categories = defineFactory(Category, { slug: unique('cat-###') })
export const tags = defineFactory(Tag, { code: unique(Array.from({ length: 40 }, (_, i) => `tag-${i}`)) })
export const productTags = defineFactory(ProductTag, {
  tag: belongsTo(() => tags, { distinct: true }),
  weight: ({ integer }) => integer(1, 9),
})
export const products = defineFactory(Product, {
  sku: unique('???-#####'),
  price: ({ decimal }) => decimal(10, 1000),
  owner: belongsTo(() => users),
  categories: manyToMany(() => categories, { count: between(0, 3) }),
  tags: hasMany(() => productTags, { count: between(0, 3) }),
})
export const warehouses = defineFactory(Warehouse, {
  region: ({ pick }) => pick(['north', 'south']),
  number: unique(Array.from({ length: 90 }, (_, i) => i + 1)),
})
export const stock = defineFactory(Stock, { quantity: ({ integer }) => integer(0, 500) })
export const orderItems = defineFactory(OrderItem, {
  quantity: ({ integer }) => integer(1, 3),
  total: ({ parent, row }) => times(parent('product').price, row.quantity),
})
export const orders = defineFactory(Order, {
  orderNumber: unique('ORD-########'),
  placedAt: ({ now, between: within }) => within(new Date(now.getTime() - days(90)), now),
  status: ({ row, age }) => (age(row.placedAt) > days(14) ? 'DELIVERED' : 'PENDING'),
  items: hasMany(() => orderItems, { count: between(1, 5) }),
  total: ({ children }) => roundHalfUp(sum(children('items'), 'total'), 2),
})
export const cards = defineFactory(CardPayment, { amount: ({ parent }) => parent('order').total })
export const transfers = defineFactory(TransferPayment, { amount: ({ parent }) => parent('order').total })

export class UserSeeder extends Seeder<{ count: number }> {
  run({ create, count }: SeedContext): void {
    const rows = count(User, this.options.count ?? 40)
    create(users, rows)
    create(profiles, Math.floor(rows / 2))
    create(attachments, 6)
  }
}
export class CatalogSeeder extends Seeder {
  static override readonly dependsOn = [UserSeeder]
  run({ create, count }: SeedContext): void {
    create(categories, 8)
    create(tags, 10)
    create(products, count(Product, 30))
    create(warehouses, 4)
    create(stock, 50)
  }
}
export class OrderSeeder extends Seeder {
  static override readonly dependsOn = [UserSeeder, CatalogSeeder]
  run({ create, count }: SeedContext): void {
    create(orders, count(Order, 60))
    create(cards, 20)
    create(transfers, 10)
  }
}
export const SEEDERS = [OrderSeeder, CatalogSeeder, UserSeeder]

/** What must hold of an order beside the constraints. */
export const totalsAddUp = defineRule(
  Order,
  'the items add up to the total',
  (order, { items }) => roundHalfUp(sum(items, 'total'), 2) === order.total,
  { with: ['items'] },
)
