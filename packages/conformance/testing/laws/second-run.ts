import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import type { RegisteredSeeds } from '@seed/core'
import { column, countRows, countRuns, dump, type Ground, openPlace, type Place } from '../place.js'
import { SEEDERS, totalsAddUp } from '../seeders/sample.js'

/** What a run does to a database that was seeded before. */
export function secondRunLaws(ground: Ground): void {
  describe('a second run', () => {
    let place: Place
    let seeds: RegisteredSeeds
    beforeEach(async () => {
      place = await openPlace(ground, 'sample')
      seeds = place.seeds({ seeders: SEEDERS, rules: [totalsAddUp] })
    })
    afterEach(() => place.close())

    const expectSound = async (): Promise<void> => {
      expect((await seeds.verify()).findings).toEqual([])
    }

    it('is refused with three ways on, whatever its counts, and changes nothing', async () => {
      await seeds.run()
      const before = await dump(place)
      for (const options of [{}, { count: { User: 60 } }, { only: ['User'] }, { through: 'orm' }] as const) {
        await expect(seeds.run(options)).rejects.toMatchObject({
          code: 'RUN.ALREADY',
          exitCode: 2,
          fix: expect.stringMatching(/--reset.*--append.*--seed/),
        })
      }
      expect(await dump(place)).toEqual(before)
      expect(await countRuns(place)).toBe(1)
    })

    it('with --append adds other rows, and unique columns hold', async () => {
      await seeds.run()
      const before = await dump(place)
      const report = await seeds.run({ append: true })
      expect(report.rows).toBeGreaterThan(300)
      const after = await dump(place)
      for (const [table, rows] of Object.entries(before)) {
        const texts = new Set(after[table]?.map((row) => JSON.stringify(row)))
        expect([table, rows.filter((row) => !texts.has(JSON.stringify(row)))]).toEqual([table, []])
      }
      for (const table of ['users', 'products', 'orders', 'stock', 'warehouses', 'tags', 'passports'])
        expect([table, after[table]?.length]).toEqual([table, (before[table]?.length ?? 0) * 2])
      const ids = (await column(place, 'SELECT id FROM users ORDER BY id')).map(Number)
      expect(ids).toEqual(Array.from({ length: 80 }, (_, i) => i + 1))
      await expectSound()
      await seeds.run({ append: true })
      expect(await countRuns(place)).toBe(3)
      await expectSound()
      await seeds.clean()
      expect(new Set(Object.values(await countRows(place)))).toEqual(new Set([0]))
    })

    it('with --reset gives the same fingerprint and the same rows', async () => {
      const first = await seeds.run()
      const before = await dump(place)
      const again = await seeds.run({ reset: true })
      expect(again.fingerprint).toBe(first.fingerprint)
      expect(await dump(place)).toEqual(before)
      expect(await countRuns(place)).toBe(1)
      await expectSound()
      const other = await seeds.run({ reset: true, seed: 43 })
      expect(other.fingerprint).not.toBe(first.fingerprint)
      expect(await countRuns(place)).toBe(1)
    })

    it('with --reset keeps rows that were not seeded, and is all or nothing', async () => {
      const first = await seeds.run()
      await place.tell("INSERT INTO categories (slug) VALUES ('of the application')")
      const controller = new AbortController()
      const stop = seeds.run({
        reset: true,
        signal: controller.signal,
        onProgress: ({ phase, entity }) => {
          if (phase === 'write' && entity === 'Stock') controller.abort()
        },
      })
      await expect(stop).rejects.toMatchObject({ code: 'RUN.INTERRUPTED' })
      expect((await seeds.verify()).fingerprint).toBe(first.fingerprint)
      await seeds.run({ reset: true })
      expect(await column(place, "SELECT slug FROM categories WHERE slug LIKE 'of %'")).toHaveLength(1)
      await expectSound()
    })

    it('of another seed finds room beside the first', async () => {
      await seeds.run()
      const report = await seeds.run({ seed: 43 })
      expect(await countRows(place)).toMatchObject({ users: 80, products: 60, orders: 120, tags: 20, warehouses: 8 })
      // Codes from a list of 40 meet; such rows draw again, and the report says how many.
      expect(report.notes).toContainEqual(expect.stringMatching(/^Tag: \d+ rows? .*drawn again/))
      await expectSound()
      await expect(seeds.run({ seed: 43 })).rejects.toMatchObject({ code: 'RUN.ALREADY' })
    })
  })
}
