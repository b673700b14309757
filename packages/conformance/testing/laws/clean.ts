import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import type { RegisteredSeeds } from '@seed/core'
import { column, countRows, countRuns, dump, type Ground, openPlace, type Place } from '../place.js'
import { SEEDERS } from '../seeders/sample.js'

/** Removing what was seeded gives the tables back as they were. */
export function cleanLaws(ground: Ground): void {
  describe('clean', () => {
    let place: Place
    let seeds: RegisteredSeeds
    beforeEach(async () => {
      place = await openPlace(ground, 'sample')
      seeds = place.seeds({ seeders: SEEDERS })
      await seeds.run({ seed: 'the application' })
      // From here on these rows are the application's: the ledger knows nothing of them.
      await place.tell(`DELETE FROM ${place.door.ledger}`)
    })
    afterEach(() => place.close())

    const highest = async (table: string, key = 'id'): Promise<string> =>
      (await column(place, `SELECT max(${key}) FROM ${table}`))[0] as string

    it.each(['native', 'orm'] as const)('returns every table to what it was after a %s run', async (through) => {
      const before = await dump(place)
      const report = await seeds.run({ through })
      expect((await countRows(place))['users']).toBe(80)
      const cleaned = await seeds.clean()
      expect(await dump(place)).toEqual(before)
      expect(await countRuns(place)).toBe(0)
      expect(cleaned).toMatchObject({ runs: 1 })
      expect(cleaned.entities.reduce((sum, one) => sum + one.rows, 0)).toBe(report.rows)
      expect(await seeds.clean()).toMatchObject({ runs: 0, entities: [] })
    })

    it('removes several runs at once', async () => {
      const before = await dump(place)
      await seeds.run()
      await seeds.run({ append: true })
      await seeds.run({ seed: 7 })
      expect(await seeds.clean()).toMatchObject({ runs: 3 })
      expect(await dump(place)).toEqual(before)
    })

    it('lists and refuses rows that the application changed, and deletes nothing', async () => {
      await seeds.run()
      const id = (await column(place, 'SELECT min(id) FROM orders WHERE id > 60'))[0] as string
      const tag = (await column(place, 'SELECT min(tag_code) FROM product_tags WHERE product_id > 30'))[0] as string
      await place.tell(`UPDATE orders SET total = 1 WHERE id IN (${id}, ${Number(id) + 2})`)
      await place.tell(`UPDATE product_tags SET weight = 77 WHERE product_id > 30 AND tag_code = '${tag}'`)
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
    })

    it('lists and refuses rows of the application that point to seeded ones, directly or through others', async () => {
      const before = await countRows(place)
      await seeds.run()
      const [user, product, category] = [await highest('users'), await highest('products'), await highest('categories')]
      await place.tell(
        `INSERT INTO orders (order_number, status, total, placed_at, user_id) VALUES ('APP-1', 'PENDING', 0, '2026-01-01 00:00:00', ${user})`,
      )
      const order = await highest('orders')
      await place.tell(
        `INSERT INTO order_items (quantity, total, order_id, product_id) VALUES (1, 0, ${order}, ${product})`,
      )
      await place.tell(`UPDATE users SET favourite_product_id = ${product} WHERE id = 1`)
      await place.tell(`INSERT INTO ${place.quote('_CategoryToProduct')} VALUES (${category}, 1)`)
      const grown = await dump(place)
      const error: unknown = await seeds.clean().catch((reason: unknown) => reason)
      expect(error).toMatchObject({ code: 'CLEAN.REFERENCED', fix: expect.stringContaining('--cascade') })
      for (const part of [`Order.user ${order}`, 'OrderItem.product', 'User.favouriteProduct 1'])
        expect((error as { why: string }).why).toContain(part)
      expect(await dump(place)).toEqual(grown)
      await expect(seeds.run({ reset: true })).rejects.toMatchObject({ code: 'CLEAN.REFERENCED' })
      await seeds.clean({ cascade: true })
      expect(await countRuns(place)).toBe(0)
      // What pointed to seeded rows went with them; everything else of the application is there.
      expect((await countRows(place))['users']).toBeLessThan(before['users'] as number)
      expect(await place.ask("SELECT 1 AS one FROM orders WHERE order_number = 'APP-1'")).toEqual([])
      expect((await seeds.verify()).findings).toEqual([])
    })

    it('passes over seeded rows that the application deleted', async () => {
      const before = await dump(place)
      await seeds.run()
      await place.tell('DELETE FROM passports WHERE user_id > 40')
      await place.tell(`DELETE FROM stock WHERE id = ${await highest('stock')}`)
      const stocked = await column(place, 'SELECT id FROM stock')
      const cleaned = await seeds.clean()
      const after = await dump(place)
      expect({ ...after, stock: [] }).toEqual({ ...before, stock: [] })
      expect(stocked).toEqual(expect.arrayContaining((after['stock'] ?? []).map((row) => row['id'])))
      expect(cleaned.entities.find(({ entity }) => entity === 'Passport')?.rows ?? 0).toBe(0)
    })

    it('asks before it touches a database that the config does not allow', async () => {
      await seeds.run()
      const before = await dump(place)
      const mute = place.orm.registerSeeders({ seeders: SEEDERS })
      for (const call of [() => mute.clean(), () => mute.run({ reset: true })])
        await expect(call()).rejects.toMatchObject({ code: 'GUARD.REFUSED', exitCode: 3 })
      await expect(mute.clean({ confirm: async () => 'another' })).rejects.toMatchObject({
        code: 'GUARD.NOT_CONFIRMED',
        exitCode: 3,
      })
      expect(await dump(place)).toEqual(before)
      const { host, database } = await seeds.target()
      const allow = [host === undefined ? database : `${host}/${database}`]
      await place.orm.registerSeeders({ seeders: SEEDERS, allow }).clean()
      expect(await countRuns(place)).toBe(0)
    })
  })
}
