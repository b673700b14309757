// A second way into a database, past the ORM and past @seed: a driver itself.
import { DatabaseSync } from 'node:sqlite'
import pg from 'pg'

/**
 * @typedef {object} Door
 * @property {(sql: string) => Promise<any[]>} query
 * @property {(sql: string) => Promise<void>} change
 * @property {() => Promise<void>} close
 */

/** @param {string} file @returns {Door} */
export function openSqlite(file) {
  const database = new DatabaseSync(file)
  return {
    // Plain objects, which the driver's own are not.
    query: async (sql) =>
      database
        .prepare(sql)
        .all()
        .map((row) => ({ ...row })),
    change: async (sql) => database.exec(sql),
    close: async () => database.close(),
  }
}

/** @param {string} url @returns {Promise<Door>} */
export async function openPostgres(url) {
  const client = new pg.Client({ connectionString: url })
  // JSON and moments without a zone as text, which SQLite gives, too.
  for (const type of [114, 1114, 3802]) client.setTypeParser(type, (text) => text)
  await client.connect()
  return {
    query: async (sql) => (await client.query(sql)).rows,
    change: async (sql) => void (await client.query(sql)),
    close: () => client.end(),
  }
}

/** All rows of tables that have a key `id`, in its order. @param {Door} door @param {readonly string[]} tables @returns {Promise<Record<string, any[]>>} */
export async function rowsOf({ query }, tables) {
  const rows = []
  for (const table of tables) rows.push([table, await query(`SELECT * FROM ${table} ORDER BY id`)])
  return Object.fromEntries(rows)
}

/** The data fingerprint in what was printed. @param {string} text */
export function fingerprintIn(text) {
  const found = /^fingerprint ([0-9a-f]{64})$/m.exec(text)
  if (found?.[1] === undefined) throw new Error(`no fingerprint in:\n${text}`)
  return found[1]
}
