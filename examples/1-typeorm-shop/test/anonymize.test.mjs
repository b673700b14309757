import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { before, describe, it } from 'node:test'
import { openSqlite, useExample } from '../../../tools/examples/index.mjs'
import { allRows, moment } from './rows.mjs'

const example = useExample(import.meta.dirname, { orm: 'typeorm' })
/** Everybody who reads this knows it. */
const keyOf = (/** @type {string} */ text) => createHash('sha256').update(text).digest('hex')
const ENV = { SEED_KEY: keyOf('a key for the test of the shop') }
const DAY = 86_400_000

/** @param {string} file @returns {Promise<Record<string, any[]>>} */
async function rowsIn(file) {
  const door = openSqlite(join(example.folder, '.seed', file))
  try {
    return await allRows(door)
  } finally {
    await door.close()
  }
}

/** @param {string} file @param {import('../../../tools/examples/run.mjs').Env} env */
const copyTo = (file, env = ENV) => example.seed(['anonymize', '--to', `file:.seed/${file}`, '--create-schema'], env)

describe('a copy of the shop without its people', () => {
  /** @type {Record<string, any[]>} */
  let shop
  /** @type {Record<string, any[]>} */
  let copy
  before(async () => {
    const tables = await example.node(['dist/create-tables.js'])
    assert.equal(tables.code, 0, tables.stderr)
    const run = await example.seed(['run', '--quiet'])
    assert.equal(run.code, 0, run.stderr)
    const ended = await copyTo('copy.sqlite')
    assert.equal(ended.code, 0, ended.stdout + ended.stderr)
    shop = await rowsIn('shop.sqlite')
    copy = await rowsIn('copy.sqlite')
  })

  it('has as many rows in every table, and NULL where the shop has it', () => {
    for (const [table, rows] of Object.entries(shop)) {
      assert.equal(copy[table]?.length, rows.length, table)
      for (const column of Object.keys(rows[0]))
        assert.equal(nulls(copy[table] ?? [], column), nulls(rows, column), `${table}.${column}`)
    }
  })

  it('holds no value that tells who somebody is', () => {
    const text = JSON.stringify(copy).toLowerCase()
    for (const column of ['id', 'email', 'username', 'phone', 'password'])
      for (const value of valuesOf(shop['users'], column)) assert.ok(!text.includes(`"${value.toLowerCase()}`), column)
    for (const column of ['id', 'orderNumber'])
      for (const value of valuesOf(shop['orders'], column)) assert.ok(!text.includes(value.toLowerCase()), column)
  })

  it('hangs together as the shop does', () => {
    const users = new Set(copy['users']?.map(({ id }) => id))
    const orders = new Set(copy['orders']?.map(({ id }) => id))
    assert.ok(copy['orders']?.every(({ userId }) => users.has(userId)))
    assert.ok(copy['order_items']?.every(({ orderId }) => orders.has(orderId)))
    assert.deepEqual(sizesOf(copy['orders'], 'userId'), sizesOf(shop['orders'], 'userId'))
    assert.deepEqual(sizesOf(copy['order_items'], 'orderId'), sizesOf(shop['order_items'], 'orderId'))
  })

  it('shows one made-up person in every table, with one shift of dates', () => {
    const userOf = new Map(copy['users']?.map((user) => [user.id, user]))
    const ordersOf = Map.groupBy(shop['orders'] ?? [], ({ total }) => total)
    const shifts = new Map()
    for (const order of copy['orders'] ?? []) {
      const user = userOf.get(order.userId)
      const ships = JSON.parse(order.shippingAddress)
      assert.equal(ships.name, `${user.firstName} ${user.lastName}`)
      assert.ok(user.email.startsWith(`${plain(user.firstName)}.${plain(user.lastName)}.`), user.email)
      assert.deepEqual(JSON.parse(order.billingAddress), JSON.parse(user.address))
      const { street, city, state, zipCode, country } = ships
      assert.deepEqual({ street, city, state, zipCode, country }, JSON.parse(user.address))
      assert.ok(moment(order.createdAt) >= moment(user.createdAt))
      // Totals stay, and most of them tell which order it was.
      const originals = ordersOf.get(order.total) ?? []
      if (originals.length > 1) continue
      const days = (moment(order.createdAt) - moment(originals[0].createdAt)) / DAY
      assert.ok(Number.isInteger(days) && days !== 0 && Math.abs(days) <= 30, String(days))
      assert.equal(shifts.get(order.userId) ?? days, days)
      shifts.set(order.userId, days)
    }
    assert.ok(shifts.size > 50 && new Set(shifts.values()).size > 20)
  })

  it('is the same for the same key, and another for another', async () => {
    assert.equal((await copyTo('again.sqlite')).code, 0)
    assert.deepEqual(await rowsIn('again.sqlite'), copy)
    assert.equal((await copyTo('other.sqlite', { SEED_KEY: keyOf('another key') })).code, 0)
    const emails = new Set(valuesOf(copy['users'], 'email'))
    assert.ok(valuesOf((await rowsIn('other.sqlite'))['users'], 'email').every((email) => !emails.has(email)))
  })

  it('is searched, and fails when somebody puts an address back', async () => {
    const scan = () => example.seed(['leaks', '--target', 'file:.seed/again.sqlite', '--strict'], ENV)
    const clean = await scan()
    assert.deepEqual([clean.code, clean.stderr], [0, ''], clean.stdout)
    assert.match(clean.stdout, /^Leak scan: PASS/m)
    const [email] = valuesOf(shop['users'], 'email')
    const door = openSqlite(join(example.folder, '.seed/again.sqlite'))
    await door.change(
      `UPDATE products SET description = 'by ${email?.toUpperCase()}' WHERE id = (SELECT min(id) FROM products)`,
    )
    await door.close()
    const found = await scan()
    assert.equal(found.code, 4)
    assert.match(found.stdout, /^products\.description +User\.email/m)
    assert.ok(!found.stdout.toLowerCase().includes(email ?? ''))
  })

  it('is not made without a key, nor twice into one file', async () => {
    const keyless = await copyTo('keyless.sqlite', {})
    assert.equal(keyless.code, 2)
    assert.match(keyless.stderr, /KEY\.MISSING/)
    const twice = await example.seed(['anonymize', '--to', 'file:.seed/copy.sqlite'], ENV)
    assert.equal(twice.code, 2)
    assert.match(twice.stderr, /ANONYMIZE\.TARGET_NOT_EMPTY/)
  })

  it('needs every field in the classification', async () => {
    const file = join(example.folder, 'seed.classification.json')
    const whole = readFileSync(file, 'utf8')
    const entries = JSON.parse(whole)
    delete entries.entities.User.phone
    writeFileSync(file, JSON.stringify(entries))
    try {
      const check = await example.seed(['check'])
      assert.equal(check.code, 4)
      assert.match(check.stdout, /^unclassified +User\.phone /m)
      const refused = await copyTo('refused.sqlite')
      assert.equal(refused.code, 4)
      assert.match(refused.stderr, /ANONYMIZE\.UNCLASSIFIED/)
    } finally {
      writeFileSync(file, whole)
    }
    assert.equal((await example.seed(['check'])).code, 0)
  })
})

/** @param {readonly any[]} rows @param {string} column */
const nulls = (rows, column) => rows.filter((row) => row[column] === null).length

/** @param {readonly any[] | undefined} rows @param {string} column @returns {string[]} */
const valuesOf = (rows = [], column) => rows.map((row) => row[column]).filter((value) => value !== null)

/** How many rows share each value, without the values. @param {readonly any[] | undefined} rows @param {string} column */
const sizesOf = (rows = [], column) =>
  [...Map.groupBy(rows, (row) => row[column]).values()].map(({ length }) => length).toSorted((a, b) => a - b)

/** A name as it stands in an address. @param {string} name */
const plain = (name) => name.toLowerCase().replace(/[^a-z]/g, '')
