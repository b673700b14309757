import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { RegisteredSeeds } from '@seed/core'
import { registerSeeders } from '../src/index.js'
import { countRows, countRuns, DIALECTS, dump, openPlace, type Place, startServer, stopServer } from './databases.js'
import { SEEDERS } from './seeders.js'

beforeAll(startServer, 60_000)
afterAll(stopServer)

describe.each(DIALECTS)('clean on %s', (dialect) => {
  let place: Place
  let seeds: RegisteredSeeds
  const yes = async ({ database }: { database: string }): Promise<string> => database
  beforeEach(async () => {
    place = await openPlace(dialect)
    seeds = registerSeeders(place.source, { seeders: SEEDERS, confirm: yes })
    await seeds.run({ seed: 'the application' })
    // From here on these rows are the application's: the ledger knows nothing of them.
    await place.tell(dialect === 'sqlite' ? 'DELETE FROM seed_ledger' : 'DELETE FROM seed.seed_ledger')
  })
  afterEach(() => place.close())

  it.each(['native', 'orm'] as const)(
    'returns every table to what it was after a %s run, rows included',
    async (through) => {
      const before = await dump(place)
      const report = await seeds.run({ through })
      expect((await countRows(place))['users']).toBe(80)
      const cleaned = await seeds.clean()
      expect(await dump(place)).toEqual(before)
      expect(await countRuns(place)).toBe(0)
      expect(cleaned).toMatchObject({ runs: 1 })
      expect(cleaned.entities.reduce((sum, one) => sum + one.rows, 0)).toBe(report.rows)
      expect(await seeds.clean()).toMatchObject({ runs: 0, entities: [] })
    },
    30_000,
  )

  it('removes several runs at once', async () => {
    const before = await dump(place)
    await seeds.run()
    await seeds.run({ append: true })
    await seeds.run({ seed: 7 })
    expect(await seeds.clean()).toMatchObject({ runs: 3 })
    expect(await dump(place)).toEqual(before)
  }, 30_000)

  it('lists and refuses rows that the application changed, and deletes nothing', async () => {
    await seeds.run()
    const [lowest] = await place.ask('SELECT min(id) AS id FROM orders WHERE id > 60')
    const id = lowest?.['id'] as string
    await place.tell(`UPDATE orders SET total = 1 WHERE id IN (${id}, ${Number(id) + 2})`)
    await place.tell(
      `UPDATE product_tags SET weight = 77 WHERE product_id > 30 AND tag_code = (SELECT min(tag_code) FROM product_tags WHERE product_id > 30)`,
    )
    const before = await dump(place)
    const error: unknown = await seeds.clean().catch((reason: unknown) => reason)
    expect(error).toMatchObject({ code: 'CLEAN.CHANGED', exitCode: 2, fix: expect.stringContaining('--cascade') })
    expect((error as { why: string }).why).toMatch(new RegExp(`Order ${id}, ${Number(id) + 2}`))
    expect((error as { why: string }).why).toContain('ProductTag')
    expect(await dump(place)).toEqual(before)
    expect(await countRuns(place)).toBe(1)
    await seeds.clean({ cascade: true })
    expect(await countRows(place)).toMatchObject({ users: 40, orders: 60, products: 30 })
    expect(await countRuns(place)).toBe(0)
  }, 30_000)

  it('lists and refuses rows of the application that point to seeded ones, directly or through others', async () => {
    const before = await countRows(place)
    await seeds.run()
    const key = async (table: string, column: string): Promise<string> =>
      (await place.ask(`SELECT max(${column}) AS it FROM ${table}`))[0]?.['it'] as string
    const [user, product] = [await key('users', 'id'), await key('products', 'id')]
    await place.tell(
      `INSERT INTO orders (order_number, status, total, placed_at, user_id) VALUES ('APP-1', 'PENDING', 0, '2026-01-01 00:00:00', ${user})`,
    )
    const order = await key('orders', 'id')
    await place.tell(
      `INSERT INTO order_items (quantity, total, order_id, product_id) VALUES (1, 0, ${order}, ${product})`,
    )
    await place.tell(`UPDATE users SET favourite_product_id = ${product} WHERE id = 1`)
    await place.tell(`INSERT INTO product_categories VALUES (1, ${await key('categories', 'id')})`)
    const grown = await dump(place)
    const error: unknown = await seeds.clean().catch((reason: unknown) => reason)
    expect(error).toMatchObject({ code: 'CLEAN.REFERENCED', fix: expect.stringContaining('--cascade') })
    for (const part of [`Order.user ${order}`, 'OrderItem.product', 'User.favouriteProduct 1', 'category 1,'])
      expect((error as { why: string }).why).toContain(part)
    expect(await dump(place)).toEqual(grown)
    await expect(seeds.run({ reset: true })).rejects.toMatchObject({ code: 'CLEAN.REFERENCED' })
    await seeds.clean({ cascade: true })
    expect(await countRuns(place)).toBe(0)
    // What pointed to seeded rows went with them; everything else of the application is there.
    const after = await countRows(place)
    expect(after['users']).toBeLessThan(before['users'] as number)
    expect(await place.ask("SELECT 1 AS one FROM orders WHERE order_number = 'APP-1'")).toEqual([])
    expect((await seeds.verify()).findings).toEqual([])
  }, 30_000)

  it('passes over seeded rows that the application deleted', async () => {
    const before = await dump(place)
    await seeds.run()
    await place.tell('DELETE FROM payments WHERE id > 30')
    await place.tell('DELETE FROM stock WHERE id IN (SELECT max(id) FROM stock)')
    const stocked = (await place.ask('SELECT id FROM stock')).map((row) => row['id'])
    const cleaned = await seeds.clean()
    const after = await dump(place)
    expect({ ...after, stock: [] }).toEqual({ ...before, stock: [] })
    expect(stocked).toEqual(expect.arrayContaining((after['stock'] ?? []).map((row) => row['id'])))
    expect(cleaned.entities.find(({ entity }) => entity === 'CardPayment')?.rows ?? 0).toBe(0)
  }, 30_000)

  it('asks before it touches a database that the config does not allow', async () => {
    await seeds.run()
    const before = await dump(place)
    const mute = registerSeeders(place.source, { seeders: SEEDERS })
    for (const call of [() => mute.clean(), () => mute.run({ reset: true })])
      await expect(call()).rejects.toMatchObject({ code: 'GUARD.REFUSED', exitCode: 3 })
    await expect(mute.clean({ confirm: async () => 'another' })).rejects.toMatchObject({
      code: 'GUARD.NOT_CONFIRMED',
      exitCode: 3,
    })
    expect(await dump(place)).toEqual(before)
    const { database } = await seeds.target()
    const allowed = registerSeeders(place.source, {
      seeders: SEEDERS,
      allow: [dialect === 'sqlite' ? database : `127.0.0.1/${database}`],
    })
    await allowed.clean()
    expect(await countRuns(place)).toBe(0)
  }, 30_000)
})
