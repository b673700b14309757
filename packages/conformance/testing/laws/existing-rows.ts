import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { factoriesFor, type SeedContext, Seeder, unique } from '@seed/core'
import { column, countRows, dump, type Ground, openPlace, type Place } from '../place.js'
import { CatalogSeeder, UserSeeder } from '../seeders/sample.js'
import type { Shapes } from '../seeders/shapes.js'

const define = factoriesFor<Shapes>()

/** A user of the application, put in past the ORM; gives its key. */
export async function putUser(place: Place, email: string, username = email): Promise<number> {
  await place.tell(
    `INSERT INTO users (email, username, first_name, last_name, points, wakes_at, settings, height)
     VALUES ('${email}', '${username}', 'A', 'B', 1, '07:00:00', '{}', 1700)`,
  )
  return Number((await column(place, `SELECT id FROM users WHERE email = '${email}'`))[0])
}

/** Rows that were there before keep what is theirs. */
export function existingRowLaws(ground: Ground): void {
  describe('rows that were there before', () => {
    let place: Place
    beforeEach(async () => {
      place = await openPlace(ground, 'sample')
    })
    afterEach(() => place.close())

    it('keep their unique values: new rows draw again and the report counts them', async () => {
      const seeds = place.seeds({ seeders: [UserSeeder, CatalogSeeder] })
      await seeds.run()
      const empty = await place.ask('SELECT email, username FROM users ORDER BY id')
      await seeds.clean()
      // One row holds the e-mail of the first seeded user, another the user name of the second.
      const [first, second] = empty
      await putUser(place, first?.['email'] ?? '', 'one of the application')
      await putUser(place, 'app@example.com', second?.['username'] ?? '')
      const before = await dump(place)
      const report = await seeds.run()
      expect(report.notes).toContainEqual(expect.stringMatching(/^User: 2 rows were drawn again/))
      const after = await place.ask('SELECT id, email, username FROM users ORDER BY id')
      expect(after).toHaveLength(42)
      // Keys go on from the highest that was there; the other 38 rows are those of an empty table.
      const ids = after.map((row) => Number(row['id']))
      expect(ids).toEqual(Array.from({ length: 42 }, (_, i) => (ids[0] ?? 0) + i))
      const names = (rows: typeof after): readonly unknown[] => rows.map((row) => [row['email'], row['username']])
      expect(names(after.slice(4))).toEqual(names(empty.slice(2)))
      expect(names(after.slice(2, 4))).not.toEqual(names(empty.slice(0, 2)))
      expect((await seeds.verify()).findings).toEqual([])
      await seeds.clean()
      expect(await dump(place)).toEqual(before)
    })

    it('can use up a list of values, which is said before anything is written', async () => {
      class Tags extends Seeder {
        run({ create }: SeedContext): void {
          create(define('Tag', { code: unique(['a', 'b', 'c', 'd']) }), 3)
        }
      }
      const seeds = place.seeds({ seeders: [Tags] })
      await place.tell("INSERT INTO tags (code) VALUES ('a')")
      expect((await seeds.run()).rows).toBe(3)
      expect((await countRows(place))['tags']).toBe(4)
      await expect(seeds.run({ append: true })).rejects.toMatchObject({ code: 'PLAN.CAPACITY' })
      await expect(seeds.run({ append: true, count: { Tag: 1 } })).rejects.toMatchObject({
        code: 'RUN.VALUES_TAKEN',
        message: expect.stringContaining('Tag (code)'),
        where: expect.stringMatching(/^Tags\/Tag\[\d\]$/),
      })
      expect((await countRows(place))['tags']).toBe(4)
    })

    it('stop a run whose cells cannot give other values', async () => {
      class Numbered extends Seeder {
        run({ create }: SeedContext): void {
          create(define('Tag', { code: ({ index }) => `code ${index}` }), 5)
        }
      }
      await place.tell("INSERT INTO tags (code) VALUES ('code 3')")
      await expect(place.seeds({ seeders: [Numbered] }).run()).rejects.toMatchObject({
        code: 'RUN.VALUES_TAKEN',
        where: 'Numbered/Tag[3]',
      })
      expect((await countRows(place))['tags']).toBe(1)
    })
  })
}
