import { rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { openShop, ormContestants, seedContestants, TABLES } from './shop.mjs'

// The driver of the example, which the repository's root does not have to depend on.
const Database = createRequire(new URL('../../examples/1-typeorm-shop/package.json', import.meta.url))('better-sqlite3')

/**
 * The shop in an SQLite file; the first contestant is one prepared INSERT a table, in one transaction, of rows in memory.
 *
 * @param {{ folder: string, users: number, byRow: boolean }} options
 */
export async function openSqlite({ folder, users, byRow }) {
  const file = join(folder, `shop-${users}.sqlite`)
  const shop = await openShop(file, users)
  const { rows } = await shop.seeds.run()
  const database = new Database(file)
  const lists = TABLES.map((table) => ({ table, list: database.prepare(`SELECT * FROM ${table}`).raw().all() }))
  const write = async () => {
    database.exec('BEGIN')
    for (const { table, list } of lists) {
      const insert = database.prepare(`INSERT INTO ${table} VALUES (${list[0].map(() => '?').join(', ')})`)
      for (const row of list) insert.run(row)
    }
    database.exec('COMMIT')
  }
  const floor = { name: 'prepared INSERT', prepare: shop.empty, write }
  const others = byRow ? await ormContestants(shop) : []
  return {
    name: 'SQLite',
    rows,
    notes: [],
    contestants: [floor, ...seedContestants(shop), ...others],
    close: async () => {
      database.close()
      await shop.source.destroy()
      rmSync(file, { force: true })
    },
  }
}
