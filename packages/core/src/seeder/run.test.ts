import { describe, expect, it } from '@jest/globals'
import { memoryAdapter, type MemoryAdapter } from '../memory.js'
import { defineFactory } from '../factory/define-factory.js'
import { Order, SEEDERS, shopSchema, User, UserSeeder, users } from '../testing/shop.js'
import { unique } from '../values/unique.js'
import { registerSeeders, registeredFor } from './register.js'
import type { RegisteredSeeds } from './data-set.js'
import type { RunOptions } from './reports.js'

function opened(): { readonly adapter: MemoryAdapter; readonly seeds: RegisteredSeeds } {
  const adapter = memoryAdapter(shopSchema())
  return { adapter, seeds: registerSeeders(adapter, { seeders: SEEDERS }) }
}

async function counts(options: RunOptions): Promise<Readonly<Record<string, number>>> {
  const report = await opened().seeds.run(options)
  return Object.fromEntries(report.entities.map(({ entity, rows }) => [entity, rows]))
}

describe('how many rows a run makes', () => {
  it('is what the seeders ask for', async () => {
    expect(await counts({})).toMatchObject({ User: 100, Category: 5, Product: 50, Order: 200 })
  })

  it('follows counts by name, over one number for all, over the scale', async () => {
    expect(await counts({ count: { User: 7, Order: 9 } })).toMatchObject({ User: 7, Product: 50, Order: 9 })
    expect(await counts({ count: { users: 7 } })).toMatchObject({ User: 7 })
    expect(await counts({ scale: 0.5 })).toMatchObject({ User: 50, Product: 25, Order: 100 })
    expect(await counts({ scale: 2, count: { User: 7 } })).toMatchObject({ User: 7, Product: 100 })
    expect(await counts({ count: { OrderItem: 333 } })).toMatchObject({ Order: 200, OrderItem: 333 })
    expect(await counts({ count: { Order: 0 } })).toMatchObject({ User: 100, Order: 0 })
  })

  it('covers the parts that are named and the parents they need', async () => {
    expect(await counts({ only: ['User'] })).toEqual({ User: 100 })
    expect(await counts({ only: ['ProductSeeder'] })).toMatchObject({ Category: 5, Tag: 20, Product: 50 })
    expect(Object.keys(await counts({ only: ['OrderSeeder'] })).sort()).toEqual(['Category', 'Order', 'OrderItem', 'Product', 'Tag', 'User', 'product_tags']) // prettier-ignore
  })

  it('keeps registered options under those of the call', async () => {
    const adapter = memoryAdapter(shopSchema())
    const seeds = registerSeeders(adapter, { seeders: SEEDERS, seed: 7, count: { User: 3, Order: 4 }, through: 'orm' })
    const report = await seeds.run({ count: { User: 5 } })
    expect(report).toMatchObject({ seed: 7, through: 'orm' })
    expect([adapter.rows('User').length, adapter.rows('Order').length]).toEqual([5, 4])
  })
})

describe('a run', () => {
  it('is known by the client it was registered for', () => {
    const { adapter, seeds } = opened()
    expect(registeredFor(adapter)).toBe(seeds)
    expect(registeredFor({})).toBeUndefined()
  })

  it.each([
    [{ seed: 1.5 }, 'CONFIG.BAD_OPTION'],
    [{ scale: -1 }, 'CONFIG.BAD_OPTION'],
    [{ scale: Number.NaN }, 'CONFIG.BAD_OPTION'],
    [{ now: 'tomorrow' }, 'CONFIG.BAD_DATE'],
    [{ count: { Usr: 5 } }, 'CONFIG.UNKNOWN_ENTITY'],
    [{ count: -1 }, 'CONFIG.BAD_COUNT'],
    [{ only: ['Ordr'] }, 'CONFIG.UNKNOWN_ENTITY'],
  ] as const)('refuses %o before anything is written', async (options, code) => {
    const { adapter, seeds } = opened()
    for (const call of [
      () => seeds.run(options),
      () => seeds.plan(options),
      () => seeds.run({ ...options, dryRun: true }),
    ])
      await expect(call()).rejects.toMatchObject({ code, exitCode: 2 })
    expect(adapter.rows('User')).toEqual([])
  })

  it('needs a database that can roll back', async () => {
    const adapter = memoryAdapter(shopSchema(), { capabilities: { rollback: false } })
    await expect(registerSeeders(adapter, { seeders: SEEDERS }).run()).rejects.toMatchObject({
      code: 'RUN.NO_ROLLBACK',
    })
  })

  it('needs an ORM to write through one', async () => {
    const adapter = memoryAdapter(shopSchema(), { capabilities: { ormWrites: false } })
    await expect(registerSeeders(adapter, { seeders: SEEDERS, through: 'orm' }).run()).rejects.toMatchObject({
      code: 'RUN.NO_ORM_WRITES',
    })
    expect(adapter.rows('User')).toEqual([])
  })

  it('leaves nothing when the database fails anywhere on the way', async () => {
    for (const failAfterRows of [0, 1, 99, 100, 600, 1_000]) {
      const adapter = memoryAdapter(shopSchema(), { faults: { failAfterRows } })
      await expect(registerSeeders(adapter, { seeders: SEEDERS }).run()).rejects.toMatchObject({ exitCode: 2 })
      for (const entity of ['User', 'Category', 'Product', 'Order', 'OrderItem'])
        expect(adapter.rows(entity)).toEqual([])
    }
  })

  it('rehearses what only making the rows can find', async () => {
    const { adapter } = opened()
    const failing = defineFactory(Order, {
      orderNumber: unique('######'),
      status: ({ index }) => {
        if (index === 150) throw new TypeError('not this one')
        return 'PENDING'
      },
    })
    class Failing extends UserSeeder {
      override run(context: Parameters<UserSeeder['run']>[0]): void {
        super.run(context)
        context.create(failing, 200)
      }
    }
    await expect(registerSeeders(adapter, { seeders: [Failing] }).run({ dryRun: true })).rejects.toMatchObject({
      code: 'CELL.FAILED',
      where: expect.stringContaining('Failing/Order[150].status'),
    })
  })

  it('gives a row its address, whatever is made with it', async () => {
    const { seeds } = opened()
    const plan = await seeds.plan()
    expect(plan.entities.find(({ entity }) => entity === 'OrderItem')?.enumeratedBy).toEqual(['Order.items'])
    const single = await opened().seeds.create(users, { role: 'ADMIN' })
    expect(single).toMatchObject({ id: 1, role: 'ADMIN', isActive: expect.any(Boolean) })
    expect((await seeds.entities()).map(({ name }) => name)).toContain(User.name)
  })
})
