import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { factoriesFor, type SeedContext, Seeder, unique } from '@seed/core'
import { hasCustomTypes, hasKnownHooks } from '../capabilities.js'
import { column, countRows, countRuns, type Ground, openPlace, type Place } from '../place.js'
import { categories, SEEDERS, tags, users } from '../seeders/sample.js'
import type { Shapes } from '../seeders/shapes.js'

/** Our rows and the ORM's are in one transaction, its hooks and custom types are what people expect of each way to write. */
export function togetherLaws(ground: Ground): void {
  describe('rows of ours and of the ORM', () => {
    let place: Place
    beforeEach(async () => {
      place = await openPlace(ground, 'sample')
    })
    afterEach(() => place.close())

    class Mixed extends Seeder<{ fail: boolean }> {
      run({ create, step }: SeedContext): void {
        create(tags, 5)
        step('insert through the ORM', async (client, { track }) => {
          const code = await place.orm.insert('Tag', { code: 'of the step' }, client)
          track('Tag', [[code as string]])
          await place.orm.insert('Category', { slug: 'of the step, not tracked' }, client)
        })
        create(categories, 3)
        step('fail or not', async () => {
          if (this.options.fail) throw new RangeError('no')
        })
      }
    }

    it.each(['native', 'orm'] as const)('are committed together, ours %s', async (through) => {
      const seeds = place.seeds({ seeders: [Mixed], through })
      const report = await seeds.run()
      expect(await countRows(place)).toMatchObject({ tags: 6, categories: 4 })
      expect(report.entities).toContainEqual(expect.objectContaining({ entity: 'Tag', rows: 6 }))
      expect((await seeds.verify()).findings).toEqual([])
      await seeds.clean()
      expect(await column(place, 'SELECT slug FROM categories')).toEqual(['of the step, not tracked'])
      expect(await column(place, 'SELECT code FROM tags')).toEqual([])
    })

    it.each(['native', 'orm'] as const)('are rolled back together, ours %s', async (through) => {
      const seeds = place.seeds({ seeders: [Mixed.with({ fail: true })], through })
      await expect(seeds.run()).rejects.toMatchObject({
        code: 'SEEDER.STEP_FAILED',
        message: expect.stringContaining('fail or not'),
      })
      expect(new Set(Object.values(await countRows(place)))).toEqual(new Set([0]))
      expect(await countRuns(place)).toBe(0)
    })

    it('pass by the hooks of the ORM when written native, and through them when it writes', async () => {
      const seeds = place.seeds({ seeders: SEEDERS })
      const { notes } = await seeds.plan()
      if (hasKnownHooks(ground.orm)) expect(notes.join('\n')).toMatch(/Tag|Category/)
      await seeds.run()
      expect(place.orm.hookLog()).toEqual([])
      await seeds.run({ reset: true, through: 'orm' })
      expect(new Set(place.orm.hookLog())).toEqual(new Set(['Tag', 'Category']))
    })

    it('hold what custom types make of values', async () => {
      const held = (millimetres: number): never => (place.orm.heightOf?.(millimetres) ?? millimetres) as never
      expect(place.orm.heightOf !== undefined).toBe(hasCustomTypes(ground.orm))
      const tall = users.states({ tall: { height: () => held(1_987) } }).as('tall')
      class Tall extends Seeder {
        run({ create }: SeedContext): void {
          create(tall, 3, { favouriteProduct: null })
        }
      }
      for (const through of ['native', 'orm'] as const) {
        await place.seeds({ seeders: [Tall] }).run({ through, reset: true })
        expect(await column(place, 'SELECT DISTINCT height FROM users')).toEqual(['1987'])
      }
    })

    it('leave the next keys to the application', async () => {
      const seeds = place.seeds({ seeders: SEEDERS })
      const highest = async (): Promise<number> =>
        Number((await column(place, 'SELECT max(id) AS id FROM categories'))[0])
      for (const through of ['native', 'orm'] as const) {
        await seeds.run({ through, append: through === 'orm' })
        const before = await highest()
        const key = Number(await place.orm.insert('Category', { slug: `after ${through}` }))
        expect(key).toBeGreaterThan(before)
        expect(key).toBe(await highest())
      }
      expect((await seeds.verify()).findings).toEqual([])
    })

    it('of a failed run leave the next keys to the application too', async () => {
      class Failing extends Seeder {
        run({ create, step }: SeedContext): void {
          create(factoriesFor<Shapes>()('Category', { slug: unique('failed-###') }), 5)
          step('fail', () => Promise.reject(new RangeError('no')))
        }
      }
      await expect(place.seeds({ seeders: [Failing] }).run()).rejects.toMatchObject({ code: 'SEEDER.STEP_FAILED' })
      expect(Number(await place.orm.insert('Category', { slug: 'after the failure' }))).toBeGreaterThan(0)
      expect(await column(place, 'SELECT slug FROM categories')).toEqual(['after the failure'])
    })
  })
}
