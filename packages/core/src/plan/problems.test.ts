import { describe, expect, it } from '@jest/globals'
import { isSeedError, type SeedError } from '../errors/seed-error.js'
import { defineFactory, giveValues } from '../factory/define-factory.js'
import type { AnyFactory } from '../factory/factory.js'
import { belongsTo, between, connect, hasMany, manyToMany, total } from '../factory/helpers.js'
import type { CellContext } from '../factory/types.js'
import { memoryAdapter } from '../memory.js'
import type { Entity, Field, Schema } from '../schema/schema.js'
import { registerSeeders } from '../seeder/register.js'
import { Seeder, type SeedContext } from '../seeder/seeder.js'
import {
  Category,
  Order,
  OrderItem,
  orderItems,
  orders,
  Product,
  products,
  shopSchema,
  Tag,
  tags,
  User,
  users,
} from '../testing/shop.js'
import { unique } from '../values/unique.js'
import type { PlanInput } from './draft.js'
import { planOf, type Asked } from './testing/plan-of.js'

async function problemOf(
  asked: readonly Asked[],
  more: Partial<PlanInput> = {},
  schema = shopSchema(),
): Promise<SeedError> {
  const error: unknown = await planOf(schema, asked, more).then(
    () => new Error('the plan was made'),
    (reason: unknown) => reason,
  )
  if (!isSeedError(error)) throw error
  return error
}

const codeOf = async (asked: readonly Asked[], more: Partial<PlanInput> = {}, schema = shopSchema()): Promise<string> =>
  (await problemOf(asked, more, schema)).code

/** The shop with one entity changed. */
function changed(name: string, change: (entity: Entity) => Entity): Schema {
  return { entities: shopSchema().entities.map((entity) => (entity.name === name ? change(entity) : entity)) }
}

const given = (factory: AnyFactory, values: object): AnyFactory => giveValues(factory, values)
const PARENTS: readonly Asked[] = [
  ['S', users, 10],
  ['S', products, 10],
]

describe('how entities are enumerated', () => {
  it('refuses rows that are made both by a seeder and under a parent, or under two', async () => {
    for (const asked of [
      [
        ['S', orders, 5],
        ['Items', orderItems, 5],
      ],
      [
        ['Items', orderItems, 5],
        ['S', orders, 5],
      ],
    ] as const) {
      const error = await problemOf([...PARENTS, ...(asked as readonly Asked[])])
      expect(error).toMatchObject({ code: 'PLAN.TWO_ENUMERATIONS', message: expect.stringContaining('OrderItem') })
      expect(error.message).toContain('Order.items')
      expect(error.message).toContain('Items')
    }
  })

  it('refuses a total of children that no counts add up to', async () => {
    const few = given(orders, { items: hasMany(() => orderItems, { count: total(100, { min: 0, max: 3 }) }) })
    expect(await codeOf([...PARENTS, ['S', few, 10]])).toBe('PLAN.TOTAL_IMPOSSIBLE')
    expect(await codeOf([...PARENTS, ['S', orders, 10]], { count: { OrderItem: 9 } })).toBe('PLAN.TOTAL_IMPOSSIBLE')
    expect(
      await codeOf([
        ...PARENTS,
        ['S', given(orders, { items: hasMany(() => orderItems, { count: between(3, 1) }) }), 1],
      ]),
    ).toBe('PLAN.WRONG_BOUNDS')
  })

  it('gives exact totals where they are asked for', async () => {
    const plan = await planOf(shopSchema(), [...PARENTS, ['S', orders, 10]], { count: { OrderItem: 33 } })
    expect(plan.bindings.find(({ block }) => block.entity.name === 'OrderItem')?.block.count).toBe(33)
  })

  it('refuses children() of a relation that nothing enumerates', async () => {
    const lonely = defineFactory(User, { username: unique(({ children }) => `${children('orders').length}`) })
    expect(await codeOf([['S', lonely, 3]])).toBe('PLAN.NOT_ENUMERATED')
  })

  it('refuses to make nothing', async () => {
    expect(await codeOf([])).toBe('PLAN.EMPTY')
  })
})

describe('unique sets', () => {
  it('refuses a cell that nothing proves', async () => {
    for (const cell of [
      ({ integer }: { integer: (min: number, max: number) => number }) => `SKU-${integer(1, 9)}`,
      ({ index }: { index: number }) => `SKU-${index % 10}`,
      ({ index }: { index: number }) => `SKU-${index}`.slice(0, 4),
      () => 'constant',
    ]) {
      const error = await problemOf([['S', given(products, { sku: cell }), 5]])
      expect(error).toMatchObject({ code: 'PLAN.UNPROVEN_UNIQUE', message: expect.stringContaining('Product (sku)') })
      expect(error.fix).toContain('unique(')
    }
    expect(await codeOf([['S', given(products, { sku: 'one' }), 2]])).toBe('PLAN.UNPROVEN_UNIQUE')
  })

  it('takes what copies the index or the person, what is wrapped in unique(), and a single row', async () => {
    const expectPlan = async (factory: AnyFactory, rows: number): Promise<void> =>
      expect((await planOf(shopSchema(), [['S', factory, rows]])).hash).toMatch(/^[0-9a-f]{64}$/)
    for (const sku of [
      ({ index }: { index: number }) => `SKU-${index}`,
      unique('??-####'),
      unique<string, CellContext>(({ index }) => `${index}`),
    ])
      await expectPlan(given(products, { sku }), 5)
    await expectPlan(given(users, { email: ({ person }: { person: { email: string } }) => `x.${person.email}` }), 5)
    await expectPlan(given(products, { sku: 'one' }), 1)
  })

  it('finds out a unique(cell) that is not', async () => {
    const lying = given(products, { sku: unique<string, CellContext>(({ index }) => `SKU-${index % 7}`) })
    expect(await problemOf([['S', lying, 20]])).toMatchObject({
      code: 'PLAN.NOT_UNIQUE',
      message: expect.stringContaining('Product.sku'),
    })
  })

  it('refuses more rows than a pattern, a list or an enum has values', async () => {
    for (const name of [unique('##'), unique(Array.from({ length: 100 }, (_, i) => `t${i}`))]) {
      const error = await problemOf([['S', defineFactory(Tag, { name }), 101]])
      expect(error).toMatchObject({ code: 'PLAN.CAPACITY', message: expect.stringMatching(/Tag.name.*100.*101/) })
      await planOf(shopSchema(), [['S', defineFactory(Tag, { name }), 100]])
    }
    const oneOfEach = changed('Order', (entity) => ({
      ...entity,
      uniques: [...entity.uniques, { fields: ['status'] }],
    }))
    const bare = defineFactory(Order, {})
    expect(
      await codeOf(
        [
          ['S', users, 1],
          ['S', bare, 3],
        ],
        {},
        oneOfEach,
      ),
    ).toBe('PLAN.CAPACITY')
  })

  it('refuses a one-to-one with more children than parents, and pairs beyond m x n', async () => {
    const oneToOne = changed('Order', (entity) => ({ ...entity, uniques: [...entity.uniques, { fields: ['userId'] }] }))
    const bare = defineFactory(Order, { orderNumber: unique('######'), user: belongsTo(() => users) })
    expect(
      await codeOf(
        [
          ['S', users, 3],
          ['S', bare, 4],
        ],
        {},
        oneToOne,
      ),
    ).toBe('PLAN.CAPACITY')
    await planOf(oneToOne, [
      ['S', users, 3],
      ['S', bare, 3],
    ])
    const pairs = defineFactory(OrderItem, {})
    const orderless = defineFactory(Order, { orderNumber: unique('######') })
    const base: readonly Asked[] = [
      ['S', users, 1],
      ['S', orderless, 3],
      ['S', products, 4],
    ]
    expect(await codeOf([...base, ['S', pairs, 13]])).toBe('PLAN.CAPACITY')
    await planOf(shopSchema(), [...base, ['S', pairs, 12]])
    const wide = given(products, { tags: manyToMany(() => tags, { count: 6 }) })
    expect(
      await codeOf([
        ['S', tags, 5],
        ['S', wide, 2],
      ]),
    ).toBe('PLAN.CAPACITY')
  })
})

describe('what a field holds', () => {
  it('refuses a required field that nothing is known of', async () => {
    const odd: Field = {
      name: 'shape',
      column: 'shape',
      type: { kind: 'unknown' },
      nativeType: 'polygon',
      nullable: false,
    }
    const error = await problemOf([['S', users, 2]], {}, shopSchema([odd]))
    expect(error).toMatchObject({ code: 'PLAN.NO_RULE', message: expect.stringContaining('User.shape (polygon)') })
    await planOf(shopSchema([{ ...odd, nullable: true }]), [['S', users, 2]])
    await planOf(shopSchema([odd]), [['S', given(users, { shape: '(0,0)' }), 2]])
  })

  it.each([
    ['FACTORY.UNKNOWN_FIELD', users, { emial: 'x' }, 'email'],
    ['FACTORY.MISPLACED_RELATION', orders, { user: hasMany(() => users, { count: 1 }) }, 'belongsTo'],
    ['FACTORY.MISPLACED_RELATION', users, { orders: manyToMany(() => orders, { count: 1 }) }, 'hasMany'],
    ['FACTORY.MISPLACED_RELATION', products, { tags: hasMany(() => tags, { count: 1 }) }, 'manyToMany'],
    ['FACTORY.MISPLACED_RELATION', orders, { user: manyToMany(() => users, { count: 1 }) }, 'belongsTo'],
    ['FACTORY.WRONG_TARGET', orders, { items: hasMany(() => tags, { count: 1 }) }, 'OrderItem'],
    ['FACTORY.WRONG_TARGET', products, { category: belongsTo(() => users) }, 'Category'],
    ['FACTORY.WRONG_TARGET', products, { category: belongsTo(() => undefined) }, 'Category'],
    ['FACTORY.WRONG_TARGET', products, { tags: manyToMany(() => users, { count: 1 }) }, 'Tag'],
  ] as const)('%s', async (code, factory, values, hint) => {
    const error = await problemOf([...PARENTS.filter(([, one]) => one !== factory), ['S', given(factory, values), 3]])
    expect(error.code).toBe(code)
    expect(`${error.message} ${error.fix}`).toContain(hint)
  })

  it.each([
    ['CELL.IMPURE', { username: unique(() => `u${Date.now()}${Math.random()}`) }],
    ['CELL.IMPURE', { firstName: () => `${Math.random()}` }],
    ['CELL.IMPURE', { createdAt: () => new Date(performance.timeOrigin + performance.now() * 1e6) }],
    ['CELL.PROMISE', { firstName: async () => 'late' }],
    [
      'CELL.FAILED',
      {
        firstName: () => {
          throw new TypeError('not today')
        },
      },
    ],
    [
      'CELL.CIRCLE',
      { firstName: ({ row }: { row: User }) => row.role, role: ({ row }: { row: User }) => row.firstName },
    ],
  ] as const)('%s of a cell, with its path', async (code, values) => {
    const error = await problemOf([['UserSeeder', given(users, values), 3]])
    expect(error.code).toBe(code)
    expect(`${error.message} ${error.where}`).toMatch(/UserSeeder\/User\[[02]\]\.(username|firstName|createdAt|role)/)
  })

  it('CELL.IMPURE of a counter, however many rows there are', async () => {
    let next = 0
    expect(await codeOf([['S', given(users, { firstName: () => `n${next++}` }), 1]])).toBe('CELL.IMPURE')
  })

  it('CELL.CIRCLE through a relation names the whole way', async () => {
    const round = given(orders, {
      items: hasMany(
        () => given(orderItems, { total: ({ parent }: { parent: (name: string) => Order }) => parent('order').total }),
        { count: 1 },
      ),
    })
    const error = await problemOf([...PARENTS, ['OrderSeeder', round, 2]])
    expect(error.code).toBe('CELL.CIRCLE')
    expect(error.message).toContain(
      'OrderSeeder/Order[0].total -> OrderSeeder/Order[0].items[0].total -> OrderSeeder/Order[0].total',
    )
  })

  it('CELL.NOT_A_ROW of a relation whose cell gives a key', async () => {
    expect(await codeOf([...PARENTS, ['S', given(orders, { user: () => 7 as never }), 2]])).toBe('CELL.NOT_A_ROW')
  })

  it('leads to rows that are given, and makes no others', async () => {
    const lone = defineFactory(Order, { orderNumber: unique('######'), user: connect({ id: 5 }) })
    const plan = await planOf(shopSchema(), [['S', lone, 3]])
    expect(plan.bindings.map(({ block }) => block.entity.name)).toEqual(['Order'])
  })
})

describe('counts and names', () => {
  it.each([
    ['CONFIG.UNKNOWN_ENTITY', { count: { Usr: 5 } }, 'User'],
    ['CONFIG.BAD_COUNT', { count: { User: -1 } }, 'whole number'],
    ['CONFIG.BAD_COUNT', { count: { User: 1.5 } }, 'whole number'],
    ['CONFIG.BAD_COUNT', { count: -3 }, 'whole number'],
    ['CONFIG.UNKNOWN_ENTITY', { only: ['Usr'] }, 'User'],
  ] as const)('%s for %o', async (code, options, hint) => {
    const error = await problemOf([['UserSeeder', users, 5]], options)
    expect(error).toMatchObject({ code, fix: expect.stringContaining(hint), exitCode: 2 })
  })

  it('refuses a factory of an entity that is not there', async () => {
    class Usr {
      id!: number
    }
    const error = await problemOf([['UserSeeder', defineFactory(Usr, {}), 5]])
    expect(error).toMatchObject({ code: 'CONFIG.UNKNOWN_ENTITY', fix: expect.stringContaining('User') })
  })
})

describe('all problems', () => {
  class Wrong extends Seeder {
    run({ create }: SeedContext): void {
      create(defineFactory(Tag, { name: unique('#') }), 20)
      create(defineFactory(Product, { sku: ({ pick }) => pick(['a', 'b']) }), 5)
      create(defineFactory(Category, { slug: 'same' }), 3)
    }
  }

  it('come in one report, before anything is written', async () => {
    const adapter = memoryAdapter(shopSchema())
    const error: unknown = await registerSeeders(adapter, { seeders: [Wrong] })
      .run()
      .catch((reason: unknown) => reason)
    expect(error).toMatchObject({ code: 'PLAN.PROBLEMS', exitCode: 2 })
    const problems = (error as SeedError).cause as readonly SeedError[]
    expect(problems.map(({ code }) => code).sort()).toEqual([
      'PLAN.CAPACITY',
      'PLAN.UNPROVEN_UNIQUE',
      'PLAN.UNPROVEN_UNIQUE',
    ])
    for (const part of ['3 problems, nothing was written', 'Tag.name', 'Product (sku)', 'Category (slug)'])
      expect((error as SeedError).message).toContain(part)
    for (const entity of ['Tag', 'Product', 'Category']) expect(adapter.rows(entity)).toEqual([])
  })
})
