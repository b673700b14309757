import {
  add,
  belongsTo,
  between,
  compare,
  days,
  defineFactory,
  hasMany,
  hours,
  roundHalfUp,
  sum,
  times,
  unique,
} from '@seed/core'
import { Order, OrderStatus } from '../entities/index.js'
import { orderItems } from './order-items.js'
import { users } from './users.js'

const { Pending, Processing, Shipped, Delivered, Completed, Cancelled } = OrderStatus

/** Tax on a subtotal: 8 %, rounded half-up to the cent. */
export function taxOn(subtotal: string): string {
  return roundHalfUp(times(subtotal, '0.08'), 2)
}

/** Shipping is free from 100, and cheaper from 50. */
export function shippingFor(subtotal: string): string {
  if (compare(subtotal, 100) >= 0) return '0.00'
  return compare(subtotal, 50) >= 0 ? '5.99' : '9.99'
}

/** States that an order of this age (in milliseconds) can be in; days are counted in full. */
export function statusesAt(age: number): readonly OrderStatus[] {
  const fullDays = Math.floor(age / days(1))
  if (fullDays > 14) return [Delivered, Completed]
  if (fullDays > 7) return [Shipped, Delivered]
  if (fullDays > 2) return [Processing, Shipped]
  return [Pending, Processing]
}

const earlier = (a: Date, b: Date): Date => (a < b ? a : b)
const later = (a: Date, b: Date): Date => (a > b ? a : b)

export const orders = defineFactory(Order, {
  id: unique('ord_##########'),
  orderNumber: unique('ORD-########'),
  user: belongsTo(() => users),
  createdAt: ({ parent, now, between }) =>
    between(later(parent('user').createdAt, new Date(now.getTime() - days(90))), now),
  status: ({ row, age, pick }) => pick(statusesAt(age(row.createdAt))),
  items: hasMany(() => orderItems, { count: between(1, 5) }),
  subtotal: ({ children }) => sum(children('items'), 'total'),
  tax: ({ row }) => taxOn(row.subtotal),
  shippingCost: ({ row }) => shippingFor(row.subtotal),
  total: ({ row }) => add(add(row.subtotal, row.tax), row.shippingCost),
  shippingAddress: ({ person, address: { street, city, state, zipCode, country } }) => ({
    name: person.fullName,
    street,
    city,
    state,
    zipCode,
    country,
  }),
  billingAddress: ({ parent }) => parent('user').address,
  updatedAt: ({ row, now, integer }) => earlier(new Date(row.createdAt.getTime() + hours(integer(1, 48))), now),
}).states({
  pending: { status: Pending },
  completed: { status: Completed },
  cancelled: { status: Cancelled },
})
