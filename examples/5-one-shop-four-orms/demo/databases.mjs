import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { createConnection } from 'mariadb'
import pg from 'pg'

/** @import { Dialect } from '../shops/index.mjs' */

/**
 * @typedef {object} Database
 * @property {string} name
 * @property {Dialect} dialect
 * @property {() => Promise<string>} create - Makes a fresh database with the shop's tables; gives its address, or its path.
 */

const TOOLS = new URL('../../../tools/databases/index.mjs', import.meta.url)

/**
 * Starts private servers for every database that is installed, all thrown away by `close`.
 *
 * @returns {Promise<{ databases: readonly Database[], skipped: readonly string[], close: () => Promise<void> }>}
 */
export async function openDatabases() {
  // Of the repository, not of this example: an application has databases of its own.
  const { findMariadb, startMariadb, startPostgres } = await import(TOOLS.href)
  const folder = mkdtempSync(join(tmpdir(), 'seed-shops-'))
  const postgres = await startPostgres()
  const mariadb = findMariadb() === undefined ? undefined : await startMariadb()
  let files = 0
  /** @type {Database[]} */
  const databases = [
    { name: 'SQLite', dialect: 'sqlite', create: async () => fillSqlite(join(folder, `${(files += 1)}.sqlite`)) },
    { name: 'PostgreSQL', dialect: 'postgresql', create: async () => fillPostgresql(await postgres.createDatabase()) },
  ]
  if (mariadb !== undefined)
    databases.push({
      name: 'MariaDB',
      dialect: 'mysql',
      create: async () => fillMariadb(await mariadb.createDatabase()),
    })
  return {
    databases,
    skipped: mariadb === undefined ? ['MariaDB is not installed here and was left out.'] : [],
    async close() {
      await Promise.all([postgres.stop(), mariadb?.stop()])
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** @param {Dialect} dialect */
const tables = (dialect) => readFileSync(new URL(`../tables/${dialect}.sql`, import.meta.url), 'utf8')

/** @param {string} file */
function fillSqlite(file) {
  const database = new Sqlite(file)
  database.exec(tables('sqlite'))
  database.close()
  return file
}

/** @param {string} url */
async function fillPostgresql(url) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(tables('postgresql'))
  await client.end()
  return url
}

/** @param {string} url */
async function fillMariadb(url) {
  const { hostname: host, port, username: user, password, pathname } = new URL(url)
  const database = pathname.slice(1)
  const connection = await createConnection({
    host,
    port: Number(port),
    user,
    password,
    database,
    multipleStatements: true,
    connectTimeout: 30_000, // the driver's own second is little on a busy machine
  })
  await connection.query(tables('mysql'))
  await connection.end()
  return url
}
