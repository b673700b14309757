import { In, IsNull, Not } from 'typeorm'
import { Order, OrderItem, Product, User } from '../dist/entities/index.js'

/** Orders looked at for one that shows something. */
const LOOKED_AT = 20

/**
 * A few rows as the application reads them, the same on every database: an order with several items, one of them on sale
 * if there is such an order, a product on sale and one that is not, and a user of each role.
 *
 * @param {import('typeorm').DataSource} source
 */
export async function sampleRows(source) {
  const found = await source.manager.find(Order, {
    relations: { user: true },
    order: { orderNumber: 'ASC' },
    take: LOOKED_AT,
  })
  const items = await source.manager.find(OrderItem, {
    where: { order: { id: In(found.map(({ id }) => id)) } },
    relations: { order: true, product: true },
    order: { id: 'ASC' },
  })
  const orders = found.map((order) =>
    Object.assign(order, { items: items.filter((item) => item.order.id === order.id) }),
  )
  return { order: pickOrder(orders), products: await pickProducts(source), users: await pickUsers(source) }
}

/** @param {readonly Order[]} orders */
function pickOrder(orders) {
  const several = orders.filter(({ items }) => items.length >= 2 && items.length <= 4)
  const onSale = several.find(({ items }) => items.some(({ product }) => product.salePrice !== null))
  return onSale ?? several[0] ?? orders[0]
}

/** @param {import('typeorm').DataSource} source @returns {Promise<Product[]>} */
async function pickProducts({ manager }) {
  const pick = (/** @type {object} */ where) =>
    manager.findOne(Product, { where, relations: { category: true }, order: { sku: 'ASC' } })
  const picked = [await pick({ salePrice: Not(IsNull()) }), await pick({ salePrice: IsNull() })]
  return picked.filter((product) => product !== null)
}

/** @param {import('typeorm').DataSource} source @returns {Promise<User[]>} */
async function pickUsers({ manager }) {
  const pick = (/** @type {string} */ role) => manager.findOne(User, { where: { role }, order: { username: 'ASC' } })
  const picked = [await pick('USER'), await pick('ADMIN'), await pick('MODERATOR')]
  return picked.filter((user) => user !== null)
}
