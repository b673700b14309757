import { add, defineRule, type Rule, sum, times } from '@seed/core'
import { Order, OrderItem, Product, Role, User } from './entities/index.js'
import { shippingFor, taxOn } from './factories/orders.js'

const sameAddress = (a: object, b: object): boolean => JSON.stringify(a) === JSON.stringify(b)

/** What must hold in the shop beyond what its database checks; `seed typeorm verify` runs these. */
export const rules: readonly Rule[] = [
  defineRule(User, 'only admins manage users', ({ role, permissions }) => {
    return (role === Role.Admin) === permissions.includes('manage_users')
  }),
  defineRule(User, 'created, then changed', ({ createdAt, updatedAt }) => createdAt <= updatedAt),
  defineRule(User, 'a reason for each deactivation', ({ deactivatedAt, deactivationReason }) => {
    return (deactivatedAt === null) === (deactivationReason === null)
  }),
  defineRule(Product, 'a sale has an end', ({ salePrice, saleEndDate }) => {
    return (salePrice === null) === (saleEndDate === null)
  }),
  defineRule(Product, 'out of stock has a date', ({ stockQuantity, restockDate }) => {
    return (stockQuantity === 0) === (restockDate !== null)
  }),
  defineRule(OrderItem, 'total is price times quantity', (item) => item.total === times(item.unitPrice, item.quantity)),
  defineRule(
    OrderItem,
    'sold at the price of the product',
    (item, { product }) => item.unitPrice === (product.salePrice ?? product.price),
    { with: ['product'] },
  ),
  defineRule(
    Order,
    'one to five items, which add up to the subtotal',
    (order, { items }) => items.length >= 1 && items.length <= 5 && order.subtotal === sum(items, 'total'),
    { with: ['items'] },
  ),
  defineRule(Order, 'tax is 8 %', ({ subtotal, tax }) => tax === taxOn(subtotal)),
  defineRule(Order, 'shipping by subtotal', ({ subtotal, shippingCost }) => shippingCost === shippingFor(subtotal)),
  defineRule(Order, 'total is the sum of its parts', ({ subtotal, tax, shippingCost, total }) => {
    return total === add(add(subtotal, tax), shippingCost)
  }),
  defineRule(Order, 'created, then changed', ({ createdAt, updatedAt }) => createdAt <= updatedAt),
  defineRule(
    Order,
    'ordered after signing up, billed to the user',
    (order, { user }) => user.createdAt <= order.createdAt && sameAddress(order.billingAddress, user.address),
    { with: ['user'] },
  ),
]
