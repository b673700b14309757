import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import {
  belongsTo,
  connect,
  defineFactory,
  leaveToDatabase,
  type SeedContext,
  Seeder,
  type SeederClass,
  unique,
} from '@seed/core'
import type { EntityManager } from 'typeorm'
import { registerSeeders } from '../src/index.js'
import { countRuns, DIALECTS, dump, openPlace, type Place, startServer, stopServer } from './databases.js'
import { Category, Order, Product, ROLES, Tag, User } from './domain.js'
import { orders, products, users, SEEDERS, UserSeeder } from './seeders.js'

beforeAll(startServer, 60_000)
afterAll(stopServer)

const yes = async ({ database }: { database: string }): Promise<string> => database
const tags = defineFactory(Tag, { code: unique('tag-###') })
const bareOrders = defineFactory(Order, { orderNumber: unique('ORD-########'), user: belongsTo(() => users) })
const bareUsers = defineFactory(User, {})
const bareProducts = defineFactory(Product, { owner: belongsTo(() => bareUsers) })

describe.each(DIALECTS)('seeders on %s', (dialect) => {
  let place: Place
  beforeEach(async () => {
    place = await openPlace(dialect)
  })
  afterEach(() => place.close())

  const seedsOf = (...seeders: readonly (Seeder | SeederClass)[]): ReturnType<typeof registerSeeders> =>
    registerSeeders(place.source, { seeders, confirm: yes })
  const column = async (sql: string): Promise<readonly (string | null)[]> =>
    (await place.ask(sql)).map((row) => Object.values(row)[0] ?? null)

  it('work on the client in a step: after what came before it, in the same transaction', async () => {
    const seen: unknown[] = []
    class Stepping extends Seeder {
      run({ create, step }: SeedContext<EntityManager>): void {
        create(tags, 3)
        step('count, and add one', async (manager, { track }) => {
          seen.push(await manager.count(Tag), (await place.ask('SELECT code FROM tags')).length)
          await manager.insert(Tag, { code: 'stepped' })
          track(Tag, [['stepped']])
          await manager.insert(Category, { slug: 'untracked' })
        })
        create(bareProducts, 2)
        step('see them', async (manager) => void seen.push(await manager.count(Product)))
      }
    }
    const seeds = seedsOf(Stepping)
    const report = await seeds.run()
    // Inside there were three; from outside none, for nothing was committed yet.
    expect(seen).toEqual([3, 0, 2])
    expect(report.entities).toContainEqual(expect.objectContaining({ entity: 'Tag', rows: 4 }))
    expect((await seeds.verify()).findings).toEqual([])
    await seeds.clean()
    expect(await column('SELECT code FROM tags')).toEqual([])
    expect(await column('SELECT slug FROM categories')).toEqual(['untracked'])
  })

  it('keep nothing when a step or a hook fails, and say which', async () => {
    class Failing extends Seeder {
      run({ create, step }: SeedContext): void {
        create(tags, 3)
        step('call the partner', () => Promise.reject(new RangeError('no')))
      }
    }
    class Sudden extends Failing {
      override run({ create, step }: SeedContext): void {
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
      [Failing, 'SEEDER.STEP_FAILED', 'call the partner'],
      [Sudden, 'SEEDER.STEP_FAILED', 'throw at once'],
      [Hooked, 'SEEDER.HOOK_FAILED', 'Tag'],
    ] as const) {
      await expect(seedsOf(seeder).run()).rejects.toMatchObject({ code, message: expect.stringContaining(text) })
      expect(await column('SELECT code FROM tags')).toEqual([])
      expect(await countRuns(place)).toBe(0)
    }
  })

  it('call hooks with batches of written rows, in the run’s transaction', async () => {
    const batches: number[] = []
    class Hooked extends Seeder {
      run({ create }: SeedContext): void {
        const hooked = tags.afterCreate(async (rows, { client }) => {
          batches.push(rows.length)
          const codes = rows.map((row) => row.code)
          expect(
            await (client as EntityManager).countBy(
              Tag,
              codes.slice(0, 3).map((code) => ({ code })),
            ),
          ).toBe(3)
        })
        create(hooked, 900)
      }
    }
    await seedsOf(Hooked).run()
    expect(batches).toEqual([500, 400])
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
    class Third extends Seeder {
      static override readonly dependsOn: readonly SeederClass[] = [Second]
      run(): void {
        order.push('Third')
      }
    }
    await seedsOf(Third, First).plan()
    expect(order).toEqual(['First', 'Second', 'Third'])
    class Snake extends Seeder {
      static override readonly dependsOn: readonly SeederClass[] = [Third]
      run(): void {}
    }
    Object.assign(First, { dependsOn: [Snake] })
    await expect(seedsOf(Third).run()).rejects.toMatchObject({
      code: 'SEEDER.CIRCLE',
      message: expect.stringContaining('Third -> Second -> First -> Snake -> Third'),
    })
    expect(() => seedsOf('Third' as never)).toThrow('SEEDER.NOT_A_SEEDER')
    expect(() => registerSeeders(place.source, { factories: [Tag as never] })).toThrow('SEEDER.NOT_A_FACTORY')
  })

  it('take options, and give their records after a run', async () => {
    const seeder = UserSeeder.with({ count: 7 })
    expect(() => [...seeder.getRecords()]).toThrow('RUN.NOT_RUN')
    const seeds = seedsOf(seeder)
    await seeds.run({ count: { Product: 3 } })
    const records = [...seeder.getRecords<User>()]
    const stored = await column('SELECT email FROM users ORDER BY id')
    expect(records.slice(0, 7).map((row) => row.email)).toEqual(stored)
    expect(records.slice(0, 3).map((row) => row.role)).toEqual(ROLES)
    expect(records[2]?.favouriteProduct).toMatchObject({ price: expect.any(String) })
  })

  it('choose among rows of their own, with recycle, and among rows that are there, with connect', async () => {
    const [ann] = (await place.source.manager.save(User, [userOf('ann'), userOf('bob')])) as [User, User]
    class Recycling extends Seeder {
      run({ create }: SeedContext): void {
        create(bareUsers, 20)
        const few = create(bareUsers, 2, { lastName: 'Few' })
        create(bareOrders.recycle(few), 12)
        create(defineFactory(Order, { orderNumber: unique('C-####'), user: connect<User>({ id: ann.id }) }), 5)
      }
    }
    await seedsOf(Recycling).run()
    expect(
      await column(
        "SELECT DISTINCT u.last_name FROM orders o JOIN users u ON u.id = o.user_id WHERE o.order_number LIKE 'ORD-%'",
      ),
    ).toEqual(['Few'])
    expect(await column("SELECT DISTINCT user_id FROM orders WHERE order_number LIKE 'C-%'")).toEqual([String(ann.id)])
    expect(await column('SELECT count(*) FROM users')).toEqual(['24'])
  })

  it('make a parent only where none is asked for, and none for an override of a relation', async () => {
    class Lonely extends Seeder {
      run({ create }: SeedContext): void {
        create(bareOrders, 4)
      }
    }
    expect((await seedsOf(Lonely).run()).entities).toContainEqual(expect.objectContaining({ entity: 'User', rows: 4 }))
    await seedsOf(Lonely).clean()
    const keeper = await place.source.manager.save(User, userOf('keeper'))
    class Given extends Seeder {
      run({ create }: SeedContext): void {
        create(bareOrders, 4, { user: { id: keeper.id } as never })
      }
    }
    const report = await seedsOf(Given).run()
    expect(report.entities.map(({ entity }) => entity)).toEqual(['Order'])
    expect(await column('SELECT DISTINCT user_id FROM orders')).toEqual([String(keeper.id)])
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
    expect(() => (users.as as (state: string) => unknown)('amdin')).toThrow('FACTORY.UNKNOWN_STATE')
  })

  it('create single rows that a test needs, with their parents, and clean them up', async () => {
    const seeds = seedsOf()
    const before = await dump(place)
    const order = await seeds.create(orders, { status: 'PENDING' })
    expect(order).toMatchObject({ id: 1, status: 'PENDING', items: expect.any(Array) })
    const many = await seeds.createMany(products, 3)
    expect(many.map((row) => row.id)).toHaveLength(3)
    const skus = await column('SELECT sku FROM products')
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
    const [stored] = await place.ask('SELECT email, favourite_product_id FROM users WHERE id = 18')
    expect(await seeds.explain('User[17].email')).toMatchObject({
      path: 'UserSeeder/User[17].email',
      value: stored?.['email'],
      seed: 42,
    })
    const total = await seeds.explain('Order[3].total')
    const [order] = await place.ask('SELECT total FROM orders WHERE id = 4')
    expect(Number(total.value)).toBe(Number(order?.['total']))
    expect(total.reads.map(({ path }) => path)).toContainEqual(
      expect.stringMatching(/^OrderSeeder\/Order\[3\]\.items\[0\]\.total/),
    )
  })
})

function userOf(name: string): Partial<User> {
  return {
    email: `${name}@app.example`,
    username: name,
    firstName: name,
    lastName: 'App',
    points: '1',
    wakesAt: '07:00:00',
    settings: {},
    height: 1_700 as never,
    home: { street: 'S', city: 'C', postcode: null },
  }
}
