import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { defineFactory, type SeedContext, Seeder, unique } from '@seed/core'
import { registerSeeders } from '../src/index.js'
import { countRows, DIALECTS, dump, openPlace, type Place, startServer, stopServer } from './databases.js'
import { Tag, User } from './domain.js'
import { CatalogSeeder, UserSeeder } from './seeders.js'

beforeAll(startServer, 60_000)
afterAll(stopServer)

/** Puts users of the application into the table that hold these e-mails and user names. */
async function putUsers(place: Place, held: readonly { email: string; username: string }[]): Promise<void> {
  const rows = held.map((own) => ({
    ...own,
    firstName: 'A',
    lastName: 'B',
    points: '1',
    wakesAt: '07:00:00',
    settings: {},
    height: 1_700 as never,
    home: { street: 'S', city: 'C', postcode: null },
  }))
  await place.source.manager.insert(User, rows)
}

describe.each(DIALECTS)('rows that were on %s before', (dialect) => {
  let place: Place
  beforeEach(async () => {
    place = await openPlace(dialect)
  })
  afterEach(() => place.close())

  it('keep their unique values: new rows draw again and the report counts them', async () => {
    const seeds = registerSeeders(place.source, {
      seeders: [UserSeeder, CatalogSeeder],
      confirm: async ({ database }) => database,
    })
    await seeds.run()
    const empty = await place.ask('SELECT email, username FROM users ORDER BY id')
    await seeds.clean()
    // One row holds the e-mail of the first seeded user, another the user name of the second.
    const [first, second] = empty
    await putUsers(place, [
      { email: first?.['email'] ?? '', username: 'one of the application' },
      { email: 'app@example.com', username: second?.['username'] ?? '' },
    ])
    const before = await dump(place)
    const report = await seeds.run()
    expect(report.notes).toContainEqual(expect.stringMatching(/^User: 2 rows were drawn again/))
    const after = await place.ask('SELECT id, email, username FROM users ORDER BY id')
    expect(after).toHaveLength(42)
    // Keys go on from the highest that was there; the other 38 rows are those of an empty table.
    const ids = after.map((row) => Number(row['id']))
    expect(before['users']?.map((row) => Number(row['id'])).sort()).toEqual(ids.slice(0, 2))
    expect(ids).toEqual(Array.from({ length: 42 }, (_, i) => (ids[0] ?? 0) + i))
    const names = (rows: typeof after): readonly unknown[] => rows.map((row) => [row['email'], row['username']])
    expect(names(after.slice(4))).toEqual(names(empty.slice(2)))
    expect(names(after.slice(2, 4))).not.toEqual(names(empty.slice(0, 2)))
    expect((await seeds.verify()).findings).toEqual([])
    await seeds.clean()
    expect(await dump(place)).toEqual(before)
  }, 30_000)

  it('can use up a list of values, which is said before anything is written', async () => {
    class Tags extends Seeder {
      run({ create }: SeedContext): void {
        create(defineFactory(Tag, { code: unique(['a', 'b', 'c', 'd']) }), 3)
      }
    }
    const seeds = registerSeeders(place.source, { seeders: [Tags] })
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
        create(defineFactory(Tag, { code: ({ index }) => `code ${index}` }), 5)
      }
    }
    await place.tell("INSERT INTO tags (code) VALUES ('code 3')")
    await expect(registerSeeders(place.source, { seeders: [Numbered] }).run()).rejects.toMatchObject({
      code: 'RUN.VALUES_TAKEN',
      where: 'Numbered/Tag[3]',
    })
    expect((await countRows(place))['tags']).toBe(1)
  })
})
