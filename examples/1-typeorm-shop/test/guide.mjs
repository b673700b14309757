// The rules of the guide's seeders, checked on rows that a driver read.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { cents, moment } from './rows.mjs'

const DAY = 86_400_000
const HOUR = 3_600_000
const NOW = Date.UTC(2026, 0, 1)
const ROLES = ['USER', 'ADMIN', 'MODERATOR']
const PERMISSIONS = {
  USER: ['read'],
  ADMIN: ['read', 'write', 'delete', 'manage_users'],
  MODERATOR: ['read', 'write', 'delete'],
}
const CATEGORIES = {
  electronics: 'Electronics & Gadgets',
  clothing: 'Clothing & Apparel',
  books: 'Books & Media',
  home: 'Home & Garden',
  sports: 'Sports & Outdoors',
}
const TAGS = ['new', 'sale', 'bestseller', 'limited', 'eco-friendly']
const PASSWORD = createHash('sha256').update('TestPassword123!').digest('hex')

/** @param {string} text @param {RegExp} pattern */
const matches = (text, pattern) => assert.match(text, pattern)

/** @param {readonly any[]} rows @param {string} column */
function assertUnique(rows, column) {
  assert.equal(new Set(rows.map((row) => row[column])).size, rows.length, `${column} repeats`)
}

/**
 * A share of rows is what it should be: within five standard deviations of a binomial, so that a right share fails once
 * in a million seeds.
 *
 * @param {readonly any[]} rows @param {(row: any) => boolean} holds @param {number} share
 */
function assertShare(rows, holds, share) {
  const found = rows.filter(holds).length / rows.length
  const deviation = Math.sqrt((share * (1 - share)) / rows.length)
  assert.ok(Math.abs(found - share) <= 5 * deviation, `${found} of the rows, not ${share}`)
}

/** @param {any} address @param {readonly string[]} [more] */
function assertAddress(address, more = []) {
  assert.deepEqual(
    Object.keys(address).toSorted(),
    ['city', 'country', 'state', 'street', 'zipCode', ...more].toSorted(),
  )
  for (const part of Object.values(address)) assert.ok(typeof part === 'string' && part !== '')
  assert.equal(address.country, 'US')
  matches(address.state, /^[A-Z]{2}$/)
  matches(address.zipCode, /^\d{5}(-\d{4})?$/)
}

/** @param {readonly any[]} users */
export function checkUsers(users) {
  for (const column of ['id', 'email', 'username']) assertUnique(users, column)
  const roles = new Map(ROLES.map((role) => [role, users.filter((user) => user.role === role).length]))
  // Given in turn, no role is more than one ahead, and the first is never behind.
  assert.deepEqual(
    [...roles.values()],
    ROLES.map((_, i) => Math.ceil((users.length - i) / ROLES.length)),
  )
  for (const user of users) {
    matches(user.id, /^usr_\d{10}$/)
    matches(user.email, /^[a-z0-9._-]+@example\.(com|org|net)$/)
    assert.ok(user.username !== '' && user.firstName !== '' && user.lastName !== '')
    assert.equal(user.password, PASSWORD)
    assert.deepEqual(JSON.parse(user.permissions), PERMISSIONS[/** @type {keyof PERMISSIONS} */ (user.role)])
    assertAddress(JSON.parse(user.address))
    assert.ok(user.phone === null || /\d{3}/.test(user.phone))
    const isActive = Boolean(user.isActive)
    assert.equal(user.deactivatedAt === null, isActive)
    assert.equal(user.deactivationReason === null, isActive)
    const [created, updated] = [moment(user.createdAt), moment(user.updatedAt)]
    assert.ok(created >= NOW - 365 * DAY && created <= updated && updated <= NOW)
    if (!isActive) assert.ok(moment(user.deactivatedAt) >= created && moment(user.deactivatedAt) <= NOW)
  }
  assertShare(users, (user) => Boolean(user.isActive), 0.9)
  assertShare(users, (user) => user.phone !== null, 0.5)
}

/** @param {readonly any[]} categories */
export function checkCategories(categories) {
  assert.deepEqual(Object.fromEntries(categories.map(({ slug, name }) => [slug, name])), CATEGORIES)
}

/** @param {readonly any[]} products @param {readonly any[]} categories */
export function checkProducts(products, categories) {
  for (const column of ['id', 'sku']) assertUnique(products, column)
  const known = new Set(categories.map(({ id }) => id))
  for (const product of products) {
    matches(product.id, /^prod_\d{10}$/)
    matches(product.sku, /^[A-Z]{3}-\d{5}$/)
    assert.ok(product.name !== '' && product.description !== '' && known.has(product.categoryId))
    const price = cents(product.price)
    assert.ok(price >= 1000 && price <= 100_000)
    assert.equal(product.saleEndDate === null, product.salePrice === null)
    if (product.salePrice !== null) {
      // Half a cent of rounding on either side.
      const sale = cents(product.salePrice)
      assert.ok(sale >= price * 0.6 - 0.5 && sale <= price * 0.9 + 0.5, `${product.id} is not 10 to 40 % off`)
    }
    assert.ok(product.stockQuantity >= 0 && product.stockQuantity <= 500)
    assert.equal(product.restockDate !== null, product.stockQuantity === 0)
    assert.ok(product.weight >= 0.1 && product.weight <= 50)
    const { unit, ...sides } = JSON.parse(product.dimensions)
    assert.deepEqual([unit, Object.keys(sides).toSorted()], ['cm', ['height', 'length', 'width']])
    for (const side of Object.values(sides)) assert.ok(side >= 1 && side <= 100 && cents(side) / 100 === side)
    const tags = JSON.parse(product.tags)
    assert.ok(tags.length >= 1 && tags.length <= 3 && new Set(tags).size === tags.length)
    assert.ok(tags.every((/** @type {string} */ tag) => TAGS.includes(tag)))
    assert.ok(moment(product.createdAt) >= NOW - 365 * DAY && moment(product.createdAt) <= NOW)
  }
  assertShare(products, (product) => product.salePrice !== null, 0.3)
  assertShare(products, (product) => Boolean(product.isActive), 0.85)
}

/** Statuses by full days since the order. @param {number} fullDays */
function statusesAt(fullDays) {
  if (fullDays > 14) return ['DELIVERED', 'COMPLETED']
  if (fullDays > 7) return ['SHIPPED', 'DELIVERED']
  return fullDays > 2 ? ['PROCESSING', 'SHIPPED'] : ['PENDING', 'PROCESSING']
}

/** @param {{ users: readonly any[], products: readonly any[], orders: readonly any[], order_items: readonly any[] }} shop */
export function checkOrders({ users, products, orders, order_items: items }) {
  for (const column of ['id', 'orderNumber']) assertUnique(orders, column)
  const userOf = new Map(users.map((user) => [user.id, user]))
  const productOf = new Map(products.map((product) => [product.id, product]))
  const itemsOf = Map.groupBy(items, (item) => item.orderId)
  assert.equal(itemsOf.size, orders.length)
  for (const order of orders) {
    matches(order.id, /^ord_\d{10}$/)
    matches(order.orderNumber, /^ORD-\d{8}$/)
    const user = userOf.get(order.userId)
    const own = itemsOf.get(order.id) ?? []
    assert.ok(own.length >= 1 && own.length <= 5)
    assert.equal(new Set(own.map((item) => item.productId)).size, own.length)
    for (const item of own) {
      const product = productOf.get(item.productId)
      assert.ok(item.quantity >= 1 && item.quantity <= 3)
      assert.equal(cents(item.unitPrice), cents(product.salePrice ?? product.price))
      assert.equal(cents(item.total), cents(item.unitPrice) * item.quantity)
    }
    checkSums(order, own)
    const shipping = JSON.parse(order.shippingAddress)
    assertAddress(shipping, ['name'])
    assert.deepEqual(JSON.parse(order.billingAddress), JSON.parse(user.address))
    const [created, updated] = [moment(order.createdAt), moment(order.updatedAt)]
    assert.ok(created >= NOW - 90 * DAY && created <= NOW && created >= moment(user.createdAt))
    const later = updated - created
    assert.ok(updated <= NOW && later <= 48 * HOUR && (updated === NOW || (later >= HOUR && later % HOUR === 0)))
    assert.ok(statusesAt(Math.floor((NOW - created) / DAY)).includes(order.status))
  }
}

/** In whole cents; tax is rounded half-up. @param {any} order @param {readonly any[]} items */
function checkSums(order, items) {
  const subtotal = items.reduce((sum, item) => sum + cents(item.total), 0)
  assert.equal(cents(order.subtotal), subtotal)
  assert.equal(cents(order.tax), Math.floor((subtotal * 8 + 50) / 100))
  assert.equal(cents(order.shippingCost), subtotal >= 10_000 ? 0 : subtotal >= 5_000 ? 599 : 999)
  assert.equal(cents(order.total), subtotal + cents(order.tax) + cents(order.shippingCost))
}
