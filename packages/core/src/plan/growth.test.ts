import { describe, expect, it } from '@jest/globals'
import { defineFactory } from '../factory/define-factory.js'
import { belongsTo, between, hasMany, manyToMany } from '../factory/helpers.js'
import { Order, OrderItem, Product, shopSchema, Tag, type User, users } from '../testing/shop.js'
import { unique } from '../values/unique.js'
import { planOf, rowOf, storedRows } from './testing/plan-of.js'

const orders = defineFactory(Order, { orderNumber: unique('ORD-########') })
const tags = defineFactory(Tag, { name: unique('tag-####') })
const products = defineFactory(Product, {
  sku: unique('???-#####'),
  tags: manyToMany(() => tags, { count: between(0, 3) }),
})
const items = defineFactory(OrderItem, {})
const filledOrders = defineFactory(Order, {
  orderNumber: unique('ORD-########'),
  user: belongsTo(() => users),
  items: hasMany(() => items, { count: between(1, 4) }),
})

describe('growth', () => {
  it('leaves the first 1,000 of 1,100 users as they were', async () => {
    const few = [...storedRows(await planOf(shopSchema(), [['UserSeeder', users, 1_000]]), 'User')]
    const many = [...storedRows(await planOf(shopSchema(), [['UserSeeder', users, 1_100]]), 'User')]
    expect(many).toHaveLength(1_100)
    expect(many.slice(0, 1_000)).toEqual(few)
    expect(new Set(many.map((row) => row['email'])).size).toBe(1_100)
    expect(new Set(many.map((row) => row['username'])).size).toBe(1_100)
  })

  it('keeps 90.9 % of 100,000 links, and moves the others to new users only', async () => {
    const linksTo = async (count: number): Promise<Int32Array> => {
      const plan = await planOf(shopSchema(), [
        ['UserSeeder', users, count],
        ['OrderSeeder', orders, 100_000],
      ])
      return Int32Array.from({ length: 100_000 }, (_, i) => (rowOf(plan, 'Order', i)['user'] as User).id)
    }
    const [before, after] = [await linksTo(1_000), await linksTo(1_100)]
    const kept = before.filter((user, i) => user === after[i]).length
    expect(kept / 100_000).toBeGreaterThan(0.904)
    expect(kept / 100_000).toBeLessThan(0.914)
    const moved = after.filter((user, i) => user !== before[i])
    expect(moved.length).toBe(100_000 - kept)
    expect(moved.filter((user) => user <= 1_000)).toEqual(new Int32Array())
    // Nobody is left out and nobody is a favourite: counts of links are those of chance (chi-squared, far below 1e-6).
    const links = new Map<number, number>()
    for (const user of after) links.set(user, (links.get(user) ?? 0) + 1)
    const mean = 100_000 / 1_100
    const chi = Array.from({ length: 1_100 }, (_, i) => ((links.get(i + 1) ?? 0) - mean) ** 2 / mean)
    expect(chi.reduce((sum, term) => sum + term, 0)).toBeLessThan(1_349)
    expect(chi.reduce((sum, term) => sum + term, 0)).toBeGreaterThan(878)
  }, 30_000)

  it('of orders leaves the first ones, and what hangs under them, as they were but for their keys', async () => {
    const asked = async (count: number): Promise<readonly unknown[][]> => {
      const plan = await planOf(shopSchema(), [
        ['UserSeeder', users, 50],
        ['ProductSeeder', products, 40],
        ['OrderSeeder', filledOrders, count],
      ])
      return ['Order', 'OrderItem', 'product_tags'].map((entity) => [...storedRows(plan, entity)])
    }
    const [few, many] = [await asked(200), await asked(260)]
    few.forEach((rows, i) => expect(many[i]?.slice(0, rows.length)).toEqual(rows))
    expect(many[1]?.length).toBeGreaterThan(few[1]?.length ?? 0)
  })

  it('of a pool moves picks under one parent to new rows only, each still once', async () => {
    const picks = async (count: number): Promise<readonly (readonly number[])[]> => {
      const plan = await planOf(shopSchema(), [
        ['UserSeeder', users, 10],
        ['ProductSeeder', products, count],
        ['OrderSeeder', filledOrders, 500],
      ])
      return Array.from({ length: 500 }, (_, i) =>
        (rowOf(plan, 'Order', i)['items'] as readonly OrderItem[]).map((item) => item.product.id),
      )
    }
    const [before, after] = [await picks(100), await picks(120)]
    let kept = 0
    let all = 0
    before.forEach((products, i) => {
      expect(new Set(after[i]).size).toBe(after[i]?.length)
      products.forEach((product, position) => {
        all += 1
        if (after[i]?.[position] === product) kept += 1
        // A pick that meets another one is drawn again, so that a few move among the old ones as well.
      })
    })
    expect(kept / all).toBeGreaterThan(0.78)
  })
})
