import { expectTypeOf } from 'expect-type'
import { defineFactory, factoriesFor } from './define-factory.js'
import { belongsTo, between, hasMany } from './helpers.js'
import type { Factory } from './factory.js'
import type { Row } from './types.js'

interface Address {
  street: string
  city: string
}
class User {
  id!: number
  email!: string
  role!: 'USER' | 'ADMIN'
  isActive!: boolean
  phone!: string | null
  address!: Address
  birthYear!: number
  createdAt!: Date
  orders!: Order[]
  rename(): void {}
}
class Order {
  id!: number
  user!: User
  reviewer!: User | null
  status!: 'PENDING' | 'SHIPPED'
  total!: string
  meta!: unknown
  items!: Item[]
}
class Item {
  id!: number
  order!: Order
  total!: string
}

const users = defineFactory(User, {
  email: ({ person }) => person.email,
  role: ({ index, pick }) => (index === 0 ? 'ADMIN' : pick(['USER', 'ADMIN'])),
  isActive: ({ chance }) => chance(0.9),
  address: ({ address }) => ({ street: address.street, city: address.city }),
}).states({ admin: { role: 'ADMIN' }, born: (year: number) => ({ birthYear: year }) })

const orders = defineFactory(Order, {
  user: belongsTo(() => users),
  total: ({ children }) => String(children('items').length),
  meta: { a: [1, 'x', null] },
  items: hasMany(() => items, { count: between(1, 5) }),
})
const items = defineFactory(Item, {
  order: belongsTo(() => orders),
  total: ({ parent }) => parent('order').user.email,
})

// A cell may choose the row that a relation leads to, however the entity wraps it.
class Report {
  author!: Promise<User>
  order!: Order | null
}
declare const chosen: { readonly user: Row<User>; readonly order: Row<Order> }
defineFactory(Report, { author: () => chosen.user, order: ({ chance }) => (chance(0.5) ? chosen.order : null) })
// @ts-expect-error a row of another entity
defineFactory(Report, { author: () => chosen.order })

users.as('admin').as('born', 1980)
expectTypeOf(users.build()).toEqualTypeOf<Pick<Row<User>, 'email' | 'role' | 'isActive' | 'address'>>()
expectTypeOf(orders.build().items).toEqualTypeOf<readonly Row<Item>[]>()
expectTypeOf(items).toEqualTypeOf<Factory<Item, 'order' | 'total'>>()
// @ts-expect-error no such state
users.as('owner')
// @ts-expect-error a state's parameter has a type
users.as('born', 'x')
// @ts-expect-error a state's parameter is required
users.as('born')
// @ts-expect-error no such field
users.build({ emial: '' })
// @ts-expect-error not a field of the definition
users.build().phone
// @ts-expect-error methods are not fields
defineFactory(User, { rename: () => undefined })
// @ts-expect-error no such field
defineFactory(User, { emial: 'x' })
// @ts-expect-error wrong literal
defineFactory(User, { role: 'OWNER' })
// @ts-expect-error wrong result of a cell
defineFactory(User, { isActive: ({ index }) => index })
// @ts-expect-error wrong literal from pick
defineFactory(Order, { status: ({ pick }) => pick(['PENDING', 'LOST']) })
// @ts-expect-error unknown field of row
defineFactory(User, { email: ({ row }) => String(row.emial) })
// @ts-expect-error not a relation
defineFactory(Order, { total: ({ children }) => children('total').length })
// @ts-expect-error not a to-one relation
defineFactory(Order, { total: ({ parent }) => (parent('items') === undefined ? '' : '0') })
// @ts-expect-error a nullable parent
defineFactory(Order, { total: ({ parent }) => parent('reviewer').email })
// @ts-expect-error a to-many on a to-one
defineFactory(Order, { user: hasMany(() => users, { count: between(1, 2) }) })
// @ts-expect-error unknown field in a state
users.states({ vip: { vipp: true } })
// @ts-expect-error wrong value in a state
users.states({ vip: { role: 'VIP' } })
// @ts-expect-error unknown field in a state with parameters
users.states({ vip: (n: number) => ({ vipp: n }) })

const sized = defineFactory(
  User,
  { email: ({ params }) => `${params.prefix}@example.com` },
  { params: { prefix: 'u' } },
)
sized.with({ prefix: 'v' })
// @ts-expect-error wrong type of a parameter
sized.with({ prefix: 1 })

const define = factoriesFor<{ User: User; Post: { id: string; title: string; author: User | null } }>()
define('Post', { title: ({ parent }) => parent('author')?.email ?? 'anonymous', author: belongsTo(() => users) })
// @ts-expect-error unknown model
define('Usr', {})
// @ts-expect-error unknown field
define('Post', { titel: 'x' })
