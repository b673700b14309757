/** @param {number} value */
const count = (value) => value.toLocaleString('en-US')

/** @param {number} ms */
const time = (ms) => (ms < 999.5 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`)

/**
 * Lines of cells in columns: text to the left, columns named in `right` to the right.
 *
 * @param {readonly (readonly string[])[]} rows
 * @param {readonly number[]} right
 */
function layOut(rows, right) {
  const widths = rows[0]?.map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0))) ?? []
  const cell = (/** @type {string} */ text, /** @type {number} */ i) =>
    right.includes(i) ? text.padStart(widths[i] ?? 0) : text.padEnd(widths[i] ?? 0)
  return rows.map((row) => row.map(cell).join('  ').trimEnd()).join('\n')
}

/** What was written, in the order of writing. @param {import('@seed/core').RunReport} report */
export function printRun({ entities, rows, elapsedMs }) {
  const lines = entities.map((one) => [one.entity, count(one.rows), time(one.elapsedMs)])
  return layOut([['Entity', 'Rows', 'Time'], ...lines, ['Total', count(rows), time(elapsedMs)]], [1, 2])
}

/** @param {import('@seed/core').VerifyReport} report */
export function printVerdict({ checks, findings }) {
  if (findings.length === 0) return `${checks} checks: everything holds`
  const lines = findings.map(({ kind, entity, subject, count: rows, sample }) => [
    kind,
    entity,
    subject,
    count(rows),
    sample.join(', '),
  ])
  return `${checks} checks, ${findings.length} findings\n${layOut(lines, [3])}`
}

/** An order with its items, as an invoice. @param {import('../src/entities/index.js').Order | undefined} order */
export function printOrder(order) {
  if (order === undefined) return 'There is no order.'
  const { user, items, shippingAddress: to } = order
  const lines = items.map(({ quantity, product, unitPrice, total }) => [
    `  ${quantity} x ${product.name}${product.salePrice === null ? '' : ' (on sale)'}`,
    unitPrice,
    total,
  ])
  const sums = [
    ['  Subtotal', '', order.subtotal],
    ['  Tax, 8 %', '', order.tax],
    ['  Shipping', '', order.shippingCost],
    ['  Total', '', order.total],
  ]
  return [
    `Order ${order.orderNumber} of ${user.firstName} ${user.lastName}, ${order.status}`,
    layOut([...lines, ...sums], [1, 2]),
    `  to ${to.name}, ${to.street}, ${to.city}, ${to.state} ${to.zipCode}, ${to.country}`,
  ].join('\n')
}

/** @param {readonly import('../src/entities/index.js').Product[]} products */
export function printProducts(products) {
  const lines = products.map(({ sku, name, category, price, salePrice, stockQuantity, tags }) => [
    `  ${sku}`,
    name,
    category.name,
    salePrice === null ? price : `${salePrice} instead of ${price}`,
    `${stockQuantity} in stock`,
    tags.join(', '),
  ])
  return `Products\n${layOut(lines, [4])}`
}

/** @param {readonly import('../src/entities/index.js').User[]} users */
export function printUsers(users) {
  const lines = users.map(({ username, firstName, lastName, email, role, permissions, phone }) => [
    `  ${username}`,
    `${firstName} ${lastName}`,
    email,
    role,
    permissions.join(', '),
    phone ?? 'no phone',
  ])
  return `Users\n${layOut(lines, [])}`
}
