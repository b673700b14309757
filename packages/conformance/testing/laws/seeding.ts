import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import {
  belongsTo,
  connect,
  factoriesFor,
  leaveToDatabase,
  type RegisteredSeeds,
  type SeedContext,
  Seeder,
  type SeederClass,
  unique,
} from '@seed/core'
import { column, countRuns, dump, type Ground, openPlace, type Place } from '../place.js'
import { orders, products, SEEDERS, users, UserSeeder } from '../seeders/sample.js'
import { ROLES, type Shapes, type User } from '../seeders/shapes.js'
import { putUser } from './existing-rows.js'

const define = factoriesFor<Shapes>()
const tags = define('Tag', { code: unique('tag-###') })
const bareUsers = define('User', {})
const bareOrders = define('Order', { orderNumber: unique('ORD-########'), user: belongsTo(() => users) })

/** What seeders and factories can ask for. */
export function seedingLaws(ground: Ground): void {
  describe('seeders', () => {
    let place: Place
    beforeEach(async () => {
      place = await openPlace(ground, 'sample')
    })
    afterEach(() => place.close())

    const seedsOf = (...seeders: readonly (Seeder | SeederClass)[]): RegisteredSeeds => place.seeds({ seeders })

    it('keep nothing when a step or a hook fails, and say which', async () => {
      class Sudden extends Seeder {
        run({ create, step }: SeedContext): void {
          create(tags, 3)
          step('throw at once', () => {
            throw new RangeError('no')
          })
        }
      }
      class Hooked extends Seeder {
        run({ create }: SeedContext): void {
          create(
            tags.afterCreate(() => Promise.reject(new TypeError('no'))),
            3,
          )
        }
      }
      for (const [seeder, code, text] of [
        [Sudden, 'SEEDER.STEP_FAILED', 'throw at once'],
        [Hooked, 'SEEDER.HOOK_FAILED', 'Tag'],
      ] as const) {
        await expect(seedsOf(seeder).run()).rejects.toMatchObject({ code, message: expect.stringContaining(text) })
        expect(await column(place, 'SELECT code FROM tags')).toEqual([])
        expect(await countRuns(place)).toBe(0)
      }
    })

    it('call hooks with batches of written rows, in the run’s transaction', async () => {
      const batches: number[] = []
      class Hooked extends Seeder {
        run({ create }: SeedContext): void {
          const hooked = tags.afterCreate(async (rows, { client }) => {
            batches.push(rows.length)
            // Other rows of this very transaction are in the way of none of these.
            await place.orm.insert('Category', { slug: `with ${rows[0]?.code}` }, client)
          })
          create(hooked, 900)
        }
      }
      await seedsOf(Hooked).run()
      expect(batches).toEqual([500, 400])
      expect(await column(place, 'SELECT count(*) FROM categories')).toEqual(['2'])
    })

    it('run after those they depend on, whatever the order of the list, and refuse a circle', async () => {
      const order: string[] = []
      class First extends Seeder {
        run({ create }: SeedContext): void {
          order.push('First')
          create(tags, 2)
        }
      }
      class Second extends Seeder {
        static override readonly dependsOn: readonly SeederClass[] = [First]
        run(): void {
          order.push('Second')
        }
      }
      await seedsOf(Second, First).plan()
      expect(order).toEqual(['First', 'Second'])
      class Snake extends Seeder {
        static override readonly dependsOn: readonly SeederClass[] = [Second]
        run(): void {}
      }
      Object.assign(First, { dependsOn: [Snake] })
      await expect(seedsOf(Second).run()).rejects.toMatchObject({
        code: 'SEEDER.CIRCLE',
        message: expect.stringContaining('Second -> First -> Snake -> Second'),
      })
      expect(() => seedsOf('Second' as never)).toThrow('SEEDER.NOT_A_SEEDER')
      expect(() => place.seeds({ factories: ['Tag' as never] })).toThrow('SEEDER.NOT_A_FACTORY')
    })

    it('take options, and give their records after a run', async () => {
      const seeder = UserSeeder.with({ count: 7 })
      expect(() => [...seeder.getRecords()]).toThrow('RUN.NOT_RUN')
      await seedsOf(seeder).run({ count: { Product: 3 } })
      const records = [...seeder.getRecords<User>()]
      const stored = await column(place, 'SELECT email FROM users ORDER BY id')
      expect(records.slice(0, 7).map((row) => row.email)).toEqual(stored)
      expect(records.slice(0, 3).map((row) => row.role)).toEqual(ROLES)
      expect(records[2]?.favouriteProduct).toMatchObject({ price: expect.anything() })
    })

    it('choose among rows of their own, with recycle, and among rows that are there, with connect', async () => {
      const ann = await putUser(place, 'ann@app.example')
      await putUser(place, 'bob@app.example')
      class Recycling extends Seeder {
        run({ create }: SeedContext): void {
          create(bareUsers, 20)
          const few = create(bareUsers, 2, { lastName: 'Few' })
          create(bareOrders.recycle(few), 12)
          create(define('Order', { orderNumber: unique('C-####'), user: connect<User>({ id: ann }) }), 5)
        }
      }
      await seedsOf(Recycling).run()
      const names = `SELECT DISTINCT u.last_name FROM orders o JOIN users u ON u.id = o.user_id`
      expect(await column(place, `${names} WHERE o.order_number LIKE 'ORD-%'`)).toEqual(['Few'])
      expect(await column(place, "SELECT DISTINCT user_id FROM orders WHERE order_number LIKE 'C-%'")).toEqual([
        String(ann),
      ])
      expect(await column(place, 'SELECT count(*) FROM users')).toEqual(['24'])
    })

    it('make a parent only where none is asked for, and none for an override of a relation', async () => {
      class Lonely extends Seeder {
        run({ create }: SeedContext): void {
          create(bareOrders, 4)
        }
      }
      const lonely = await seedsOf(Lonely).run()
      expect(lonely.entities).toContainEqual(expect.objectContaining({ entity: 'User', rows: 4 }))
      await seedsOf(Lonely).clean()
      const keeper = await putUser(place, 'keeper@app.example')
      class Given extends Seeder {
        run({ create }: SeedContext): void {
          create(bareOrders, 4, { user: { id: keeper } as never })
        }
      }
      const report = await seedsOf(Given).run()
      expect(report.entities.map(({ entity }) => entity)).toEqual(['Order'])
      expect(await column(place, 'SELECT DISTINCT user_id FROM orders')).toEqual([String(keeper)])
    })

    it('write in states with parameters, leave fields to the database, and build without one', async () => {
      const stated = users
        .states({ admin: { role: 'ADMIN' }, born: (year: number) => ({ birthDate: `${year}-02-03` }) })
        .as('admin')
        .as('born', 1984)
      class States extends Seeder {
        run({ create }: SeedContext): void {
          create(stated, 3, { favouriteProduct: null, logins: leaveToDatabase() as never })
        }
      }
      const report = await seedsOf(States).run()
      expect(await place.ask('SELECT DISTINCT role, birth_date, logins FROM users')).toEqual([
        { role: 'ADMIN', birth_date: '1984-02-03', logins: '0' },
      ])
      expect(report.entities.map(({ entity }) => entity)).toEqual(['User'])
      expect(stated.build({ favouriteProduct: null })).toMatchObject({ role: 'ADMIN', birthDate: '1984-02-03' })
    })

    it('create single rows that a test needs, with their parents, and clean them up', async () => {
      const seeds = seedsOf()
      const before = await dump(place)
      const order = await seeds.create(orders, { status: 'PENDING' })
      expect(order).toMatchObject({ id: 1, status: 'PENDING', items: expect.any(Array) })
      const many = await seeds.createMany(products, 3)
      expect(many.map((row) => row.id)).toHaveLength(3)
      const skus = await column(place, 'SELECT sku FROM products')
      for (const row of many) expect(skus).toContain(row.sku)
      const again = await seeds.create(orders)
      expect(again.orderNumber).not.toBe(order.orderNumber)
      expect((await seeds.verify()).findings).toEqual([])
      await seeds.cleanup()
      expect(await dump(place)).toEqual(before)
    })

    it('report progress, plan without writing, and rehearse', async () => {
      const phases = new Set<string>()
      const seeds = seedsOf(...SEEDERS)
      const plan = await seeds.plan()
      const rehearsed = await seeds.run({ dryRun: true })
      expect(rehearsed).toMatchObject({ dryRun: true, fingerprint: '' })
      expect(Object.values(await dump(place)).flat()).toEqual([])
      const report = await seeds.run({
        onProgress: ({ phase, done, total, elapsedMs }) => {
          phases.add(phase)
          expect(done).toBeLessThanOrEqual(total)
          expect(elapsedMs).toBeGreaterThanOrEqual(0)
        },
      })
      expect([...phases]).toEqual(expect.arrayContaining(['write', 'update', 'read']))
      expect(rehearsed.rows).toBe(report.rows)
      const rowsOf = (list: readonly { entity: string; rows: number }[]): unknown =>
        Object.fromEntries(list.map(({ entity, rows }) => [entity, rows]))
      expect(rowsOf(plan.entities)).toEqual(rowsOf(report.entities))
      expect(plan.entities.find(({ entity }) => entity === 'User')?.later).toEqual(['favouriteProduct'])
    })

    it('explain a cell as it stands in the database', async () => {
      const seeds = seedsOf(...SEEDERS)
      await seeds.run()
      expect(await seeds.explain('User[17].email')).toMatchObject({
        path: 'UserSeeder/User[17].email',
        value: (await column(place, 'SELECT email FROM users WHERE id = 18'))[0],
        seed: 42,
      })
      const total = await seeds.explain('Order[3].total')
      expect(Number(total.value)).toBe(Number((await column(place, 'SELECT total FROM orders WHERE id = 4'))[0]))
      expect(total.reads.map(({ path }) => path)).toContainEqual(
        expect.stringMatching(/^OrderSeeder\/Order\[3\]\.items\[0\]\.total/),
      )
    })
  })
}
