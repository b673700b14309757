import assert from 'node:assert/strict'
import { join } from 'node:path'
import { before, describe, it } from 'node:test'
import { startPostgres } from '../../../tools/databases/index.mjs'
import { openPostgres, openSqlite, useExample } from '../../../tools/examples/index.mjs'
import { checkCategories, checkOrders, checkProducts, checkUsers } from './guide.mjs'
import { allRows } from './rows.mjs'

const example = useExample(import.meta.dirname, { orm: 'typeorm' })

/** Tables, then rows through the real command. @param {string} url @param {readonly string[]} counts */
async function fill(url, counts) {
  const env = { DATABASE_URL: url }
  const tables = await example.node(['dist/create-tables.js'], env)
  assert.equal(tables.code, 0, tables.stderr)
  const run = await example.seed(['run', ...counts.flatMap((count) => ['--count', count])], env)
  assert.equal(run.code, 0, run.stderr)
}

/** @param {string} name @param {readonly string[]} counts @param {readonly number[]} rows @param {() => Promise<{ url: string, open: () => any, stop: () => Promise<void> }>} start */
function describeShop(name, counts, rows, start) {
  describe(name, () => {
    /** @type {any} */
    let shop
    before(async () => {
      const { url, open, stop } = await start()
      await fill(url, counts)
      const door = await open()
      shop = await allRows(door)
      await door.close()
      await stop()
    })
    it('has the rows that were asked for', () => {
      assert.deepEqual(
        [shop.users, shop.categories, shop.products, shop.orders].map((list) => list.length),
        rows,
      )
    })
    it('keeps the rules of users', () => checkUsers(shop.users))
    it('keeps the rules of categories', () => checkCategories(shop.categories))
    it('keeps the rules of products', () => checkProducts(shop.products, shop.categories))
    it('keeps the rules of orders and their items', () => checkOrders(shop))
  })
}

async function sqlite() {
  const url = join(example.folder, `.seed/guide-${process.hrtime.bigint()}.sqlite`)
  return { url, open: () => openSqlite(url), stop: async () => {} }
}

async function postgres() {
  const server = await startPostgres()
  const url = await server.createDatabase('shop')
  return { url, open: () => openPostgres(url), stop: () => server.stop() }
}

describeShop('the shop on SQLite', [], [100, 5, 50, 200], sqlite)
describeShop('the shop on PostgreSQL', [], [100, 5, 50, 200], postgres)
describeShop(
  'the shop with 10,000 users',
  ['User=10000', 'Product=1000', 'Order=20000'],
  [10_000, 5, 1_000, 20_000],
  sqlite,
)
