import {
  belongsTo,
  between,
  compare,
  days,
  defineRule,
  factoriesFor,
  hasMany,
  manyToMany,
  roundHalfUp,
  type SeedContext,
  Seeder,
  sum,
  times,
  unique,
} from '@seed/core'
import { type Order, ROLES, type Shapes } from './shapes.js'

const define = factoriesFor<Shapes>()

export const users = define('User', {
  role: ({ index }) => ROLES[index % ROLES.length] as 'USER',
  isActive: ({ chance }) => chance(0.9),
  manager: belongsTo(() => users, { none: 0.3 }),
  favouriteProduct: belongsTo(() => products, { none: 0.2 }),
})
export const profiles = define('Profile', { user: belongsTo(() => users) })
export const passports = define('Passport', {
  user: belongsTo(() => users),
  passportNumber: unique('P########'),
})
export const attachments = define('Attachment', { user: belongsTo(() => users) })
export const categories = define('Category', {
  slug: unique('cat-###'),
  parent: belongsTo(() => categories, { none: 0.5 }),
})
export const tags = define('Tag', { code: unique(Array.from({ length: 40 }, (_, i) => `tag-${i}`)) })
export const productTags = define('ProductTag', {
  tag: belongsTo(() => tags, { distinct: true }),
  weight: ({ integer }) => integer(1, 9),
})
export const products = define('Product', {
  sku: unique('???-#####'),
  price: ({ decimal }) => decimal(10, 1000),
  owner: belongsTo(() => users),
  categories: manyToMany(() => categories, { count: between(0, 3) }),
  tags: hasMany(() => productTags, { count: between(0, 3) }),
})
export const warehouses = define('Warehouse', {
  region: ({ pick }) => pick(['north', 'south']),
  number: unique(Array.from({ length: 90 }, (_, i) => i + 1)),
})
export const stock = define('Stock', { quantity: ({ integer }) => integer(0, 500) })
export const orderItems = define('OrderItem', {
  quantity: ({ integer }) => integer(1, 3),
  total: ({ parent, row }) => times(parent('product').price, row.quantity),
})
export const orders = define('Order', {
  orderNumber: unique('ORD-########'),
  placedAt: ({ now, between: within }) => within(new Date(now.getTime() - days(90)), now),
  status: ({ row, age }) => (age(row.placedAt) > days(14) ? 'DELIVERED' : 'PENDING'),
  user: belongsTo(() => users),
  items: hasMany(() => orderItems, { count: between(1, 5) }),
  total: ({ children }) => roundHalfUp(sum(children('items'), 'total'), 2),
})

export class UserSeeder extends Seeder<{ count: number }> {
  run({ create, count }: SeedContext): void {
    const rows = count('User', this.options.count ?? 40)
    create(users, rows)
    create(profiles, Math.floor(rows / 2))
    create(passports, Math.floor(rows / 4))
    create(attachments, 6)
  }
}
export class CatalogSeeder extends Seeder {
  static override readonly dependsOn = [UserSeeder]
  run({ create, count }: SeedContext): void {
    create(categories, 8)
    create(tags, 10)
    create(products, count('Product', 30))
    create(warehouses, 4)
    create(stock, 50)
  }
}
export class OrderSeeder extends Seeder {
  static override readonly dependsOn = [UserSeeder, CatalogSeeder]
  run({ create, count }: SeedContext): void {
    create(orders, count('Order', 60))
  }
}

/** Seeders of the sample domain. */
export const SEEDERS = [OrderSeeder, CatalogSeeder, UserSeeder]

/** What must hold of an order beside the constraints. */
export const totalsAddUp = defineRule<Order, 'items'>(
  'Order',
  'the items add up to the total',
  (order, { items }) =>
    compare(
      sum(
        items.map(({ total }) => ({ total: textOf(total) })),
        'total',
      ),
      textOf(order.total),
    ) === 0,
  { with: ['items'] },
)

/** ORMs hold decimals as text, numbers or objects of their own: their text is the same. */
function textOf(decimal: unknown): string {
  return String(decimal)
}
