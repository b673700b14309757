import { describe, expect, it } from '@jest/globals'
import { giveValues } from '../factory/define-factory.js'
import type { AnyFactory } from '../factory/factory.js'
import type { Field } from '../schema/schema.js'
import { categories, orders, products, shopSchema, tags, users } from '../testing/shop.js'
import { unique } from '../values/unique.js'
import { planOf, storedRows, type Asked } from './testing/plan-of.js'
import type { PlanInput } from './draft.js'

const ASKED: readonly Asked[] = [
  ['UserSeeder', users, 100],
  ['ProductSeeder', categories, 5],
  ['ProductSeeder', tags, 20],
  ['ProductSeeder', products, 50],
  ['OrderSeeder', orders, 200],
]
const ENTITIES = ['User', 'Category', 'Tag', 'Product', 'product_tags', 'Order', 'OrderItem']

type Rows = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>

async function rowsOf(
  asked: readonly Asked[] = ASKED,
  extra: readonly Field[] = [],
  more: Partial<PlanInput> = {},
): Promise<Rows> {
  const plan = await planOf(shopSchema(extra), asked, more)
  return Object.fromEntries(ENTITIES.map((entity) => [entity, [...storedRows(plan, entity)]]))
}

const without = (rows: Rows, entity: string, ...fields: readonly string[]): Rows => ({
  ...rows,
  [entity]: (rows[entity] ?? []).map((row) =>
    Object.fromEntries(Object.entries(row).filter(([name]) => !fields.includes(name))),
  ),
})

const replaced = (entity: string, factory: AnyFactory): readonly Asked[] =>
  ASKED.map(([scope, one, count]) => [scope, one.entity === entity ? factory : one, count])

const phone: Field = {
  name: 'phone',
  column: 'phone',
  type: { kind: 'text', length: 30 },
  nativeType: 'text',
  nullable: false,
}
const nickname: Field = { ...phone, name: 'nickname', column: 'nickname', nullable: true }

describe('a data set', () => {
  it('is the same when it is made twice', async () => {
    expect(await rowsOf()).toEqual(await rowsOf())
  })

  it('keeps every other cell when an entity gains columns, wherever they stand', async () => {
    const before = await rowsOf()
    const after = await rowsOf(ASKED, [phone, nickname])
    expect(after['User']?.[0]).toHaveProperty('phone', expect.any(String))
    expect(without(after, 'User', 'phone', 'nickname')).toEqual(before)
  })

  it('is the same whatever the fields behind relations are called, and however relations are listed', async () => {
    const schema = shopSchema([])
    const renamed = (name: string): string => (name === 'userId' ? 'behindUser' : name)
    const called = await planOf(
      {
        entities: schema.entities.map((entity) => ({
          ...entity,
          fields: entity.fields.map((field) => ({ ...field, name: renamed(field.name) })),
          key: entity.key.map(renamed),
          relations: entity.relations
            .map((relation) =>
              'fields' in relation ? { ...relation, fields: relation.fields.map(renamed) } : relation,
            )
            .toReversed(),
        })),
      },
      ASKED,
    )
    const before = await rowsOf()
    const after = [...storedRows(called, 'Order')].map(({ behindUser, ...rest }) => ({ ...rest, userId: behindUser }))
    expect(after).toEqual(before['Order'])
  })

  it('keeps every other cell when a field is given another rule', async () => {
    const before = await rowsOf()
    const overridden = replaced('Product', giveValues(products, { sku: unique('#####-???'), price: '5.00' }))
    const after = await rowsOf(overridden)
    expect(after['Product']?.[0]?.['price']).toBe('5.00')
    // What is computed from the price follows; nothing else moves.
    const free = (rows: Rows): Rows =>
      without(without(without(rows, 'Product', 'sku', 'price'), 'OrderItem', 'total'), 'Order', 'total')
    expect(free(after)).toEqual(free(before))
  })

  it('keeps every other row when there is one seeder more, but for keys of the same table', async () => {
    const before = await rowsOf()
    const after = await rowsOf([...ASKED, ['AuditSeeder', users, 30]])
    expect(after['User']).toHaveLength(130)
    expect(after['User']?.slice(0, 100)).toEqual(before['User'])
    for (const entity of ['Category', 'Tag', 'Product', 'product_tags', 'OrderItem'])
      expect(after[entity]).toEqual(before[entity])
    expect(new Set(after['User']?.map((row) => row['email'])).size).toBe(130)
    const first = await rowsOf([['AuditSeeder', users, 30], ...ASKED])
    const named = (rows: Rows, from: number): unknown => without(rows, 'User', 'id')['User']?.slice(from, from + 100)
    expect(named(first, 30)).toEqual(named(before, 0))
  })

  it('keeps what was asked for when only parts of it are', async () => {
    const before = await rowsOf()
    const after = await rowsOf(ASKED, [], { only: ['OrderSeeder'] })
    expect(after['Order']).toEqual(before['Order'])
    expect(after['OrderItem']).toEqual(before['OrderItem'])
    const users = await rowsOf(ASKED, [], { only: ['User'] })
    expect(users).toEqual({ ...Object.fromEntries(ENTITIES.map((entity) => [entity, []])), User: before['User'] })
  })

  it('is another one in every table of drawn values for another seed', async () => {
    const [one, other] = [await planOf(shopSchema(), ASKED), await planOf(shopSchema(), ASKED, { seed: 43 })]
    for (const entity of ['User', 'Product', 'Order', 'OrderItem', 'Tag'])
      expect([...storedRows(one, entity)]).not.toEqual([...storedRows(other, entity)])
    expect(one.hash).not.toBe(other.hash)
  })
})
