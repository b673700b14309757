// A second way into the database, past TypeORM and past @seed: the driver itself.
import Database from 'better-sqlite3'
import pg from 'pg'

/**
 * @typedef {object} Door
 * @property {(sql: string) => Promise<any[]>} query
 * @property {(sql: string) => Promise<void>} change
 * @property {() => Promise<void>} close
 */

/** @param {string} file @returns {Door} */
export function openSqlite(file) {
  const database = new Database(file)
  return {
    query: async (sql) => database.prepare(sql).all(),
    change: async (sql) => void database.exec(sql),
    close: async () => void database.close(),
  }
}

/** @param {string} url @returns {Promise<Door>} */
export async function openPostgres(url) {
  const client = new pg.Client({ connectionString: url })
  // Zone-less moments as the text they are kept in.
  client.setTypeParser(1114, (text) => text)
  await client.connect()
  return {
    query: async (sql) => (await client.query(sql)).rows,
    change: async (sql) => void (await client.query(sql)),
    close: () => client.end(),
  }
}

/** All rows of every table of the shop, in key order, to compare a database with itself. @param {Door} door */
export async function allRows({ query }) {
  const tables = ['users', 'categories', 'products', 'orders', 'order_items']
  const rows = []
  for (const table of tables) rows.push([table, await query(`SELECT * FROM ${table} ORDER BY id`)])
  return Object.fromEntries(rows)
}

/** Milliseconds of a zone-less moment, taken as UTC. @param {string} text */
export const moment = (text) => Date.parse(`${text.replace(' ', 'T')}Z`)

/** Whole cents; SQLite's driver gives a number, PostgreSQL's a text. @param {string | number} value */
export const cents = (value) => Math.round(Number(value) * 100)
