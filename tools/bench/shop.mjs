// The compiled example, as the benchmark uses it.
import { registerSeeders } from '@seed/typeorm'
import { createDataSource } from '../../examples/1-typeorm-shop/dist/data-source.js'
import { Category, Order, OrderItem, Product, User } from '../../examples/1-typeorm-shop/dist/entities/index.js'
import { shop } from '../../examples/1-typeorm-shop/dist/seeds.js'

/** Tables, parents first. */
export const TABLES = ['categories', 'users', 'products', 'orders', 'order_items']
const ENTITIES = [Category, User, Product, Order, OrderItem]

/**
 * A data source with the shop's tables, and the contestants that need nothing else.
 *
 * @param {string} url
 * @param {number} users
 */
export async function openShop(url, users) {
  const source = await createDataSource(url).initialize()
  await source.synchronize()
  const seeds = registerSeeders(source, { ...shop, count: { User: users, Product: users / 10, Order: users * 2 } })
  const quote = (/** @type {string} */ name) => source.driver.escape(name)
  const empty = async () => {
    for (const table of TABLES.toReversed()) await source.query(`DELETE FROM ${quote(table)}`)
    const isPostgres = source.options.type === 'postgres'
    await source.query(isPostgres ? 'DROP SCHEMA IF EXISTS seed CASCADE' : 'DROP TABLE IF EXISTS seed_ledger')
    // Dead rows of the round before are nobody's burden.
    if (isPostgres) for (const table of TABLES) await source.query(`VACUUM ANALYZE ${quote(table)}`)
  }
  return { source, seeds, empty }
}

/**
 * `@seed`, in total and for the writing alone; the rest is the plan, reading all rows back for the fingerprint, and the ledger.
 *
 * @param {Awaited<ReturnType<typeof openShop>>} shop
 * @returns {import('./race.mjs').Contestant[]}
 */
export function seedContestants({ seeds, empty }) {
  const written = async () => (await seeds.run()).entities.reduce((sum, entity) => sum + entity.elapsedMs, 0)
  return [
    { name: '@seed, writing alone', prepare: empty, write: written },
    { name: '@seed, a whole run', prepare: empty, write: async () => void (await seeds.run()) },
  ]
}

/**
 * TypeORM itself with rows that are there already, and `@seed` through it.
 *
 * @param {Awaited<ReturnType<typeof openShop>>} shop - With its tables filled.
 * @returns {Promise<import('./race.mjs').Contestant[]>}
 */
export async function ormContestants({ source, seeds, empty }) {
  const lists = []
  for (const entity of ENTITIES) {
    const relations = source.getMetadata(entity).manyToOneRelations.map((relation) => relation.propertyName)
    const found = await source.manager.find(entity, {
      relations: Object.fromEntries(relations.map((name) => [name, true])),
    })
    lists.push({ entity, found })
  }
  const rows = () =>
    lists.map(({ entity, found }) => ({ entity, list: found.map((one) => source.manager.create(entity, one)) }))
  const inOne = (/** @type {(manager: any, entity: any, list: any[]) => Promise<void>} */ save) => async () => {
    const made = rows()
    const began = performance.now()
    await source.transaction(async (manager) => {
      for (const { entity, list } of made) await save(manager, entity, list)
    })
    return performance.now() - began
  }
  return [
    {
      name: '@seed, a whole run through TypeORM',
      prepare: empty,
      write: async () => void (await seeds.run({ through: 'orm' })),
    },
    {
      name: 'TypeORM, insert of 500',
      prepare: empty,
      write: inOne(async (manager, entity, list) => {
        for (let i = 0; i < list.length; i += 500) await manager.insert(entity, list.slice(i, i + 500))
      }),
    },
    {
      name: 'TypeORM, save of each row',
      prepare: empty,
      write: inOne(async (manager, entity, list) => {
        for (const row of list) await manager.save(entity, row)
      }),
    },
  ]
}
