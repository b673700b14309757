import { expectTypeOf } from 'expect-type'
import { defineRule } from './rule.js'

class User {
  id!: number
  orders!: Order[]
  greet(): string {
    return 'hello'
  }
}
class Order {
  id!: string
  total!: string
  placedAt!: Date
  user!: User
  coupon!: Coupon | null
  billedTo!: { city: string }
  items!: Item[]
}
class Item {
  quantity!: number
  order!: Order
}
class Coupon {
  code!: string
}

defineRule(
  Order,
  'typed from the entity',
  (order, { items, user, coupon }) => {
    expectTypeOf(order.placedAt).toEqualTypeOf<Date>()
    expectTypeOf(items[0]?.quantity).toEqualTypeOf<number | undefined>()
    expectTypeOf(user.id).toEqualTypeOf<number>()
    expectTypeOf(coupon).toEqualTypeOf<{ readonly code: string } | null>()
    // @ts-expect-error a relation is in `related`, not in the row
    void order.items
    // @ts-expect-error to-one as well
    void order.user
    expectTypeOf(order.billedTo.city).toEqualTypeOf<string>()
    // @ts-expect-error relations of related rows are not loaded
    void user.orders
    return order.total === '1.00' || 'the total is off'
  },
  { with: ['items', 'user', 'coupon'] },
)

defineRule(Order, 'only what is asked for', (_, related) => {
  // @ts-expect-error nothing was asked for
  void related.items
  return true
})

// @ts-expect-error not a relation
defineRule(Order, 'unknown relation', () => true, { with: ['total'] })
// @ts-expect-error a rule is synchronous
defineRule(Order, 'late', () => Promise.resolve(true))
// @ts-expect-error an unknown field
defineRule(Order, 'typo', (order) => order.totl === '1')
defineRule('Order', 'by name', (row, { items }) => row['total'] !== items, { with: ['items'] })
