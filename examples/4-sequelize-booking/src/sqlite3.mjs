/**
 * The calls of the package `sqlite3` that Sequelize 6 makes, over better-sqlite3, which brings its binaries: give it to Sequelize as
 * `dialectModule`. With `sqlite3` installed, leave the option out.
 */
import { createRequire } from 'node:module'

/**
 * @typedef {object} Prepared
 * @property {boolean} reader
 * @property {(...values: unknown[]) => unknown[]} all
 * @property {(...values: unknown[]) => { lastInsertRowid: number | bigint, changes: number }} run
 *
 * @typedef {{ prepare(sql: string): Prepared, close(): unknown }} Driver
 * @typedef {(this: Statement, error: unknown, rows?: unknown[]) => void} Done
 */

const Better = /** @type {new (file: string) => Driver} */ (createRequire(import.meta.url)('better-sqlite3'))

/** Sequelize tells writes by this class's name. */
class Statement {
  lastID = 0
  changes = 0
}

class Database {
  /** @param {string} filename @param {number} _mode @param {(error: unknown) => void} done */
  constructor(filename, _mode, done) {
    this.filename = filename
    try {
      this.driver = new Better(filename)
      setImmediate(done, null)
    } catch (error) {
      setImmediate(done, asSqlite3(error))
    }
  }

  /** @param {() => void} work */
  serialize(work) {
    work()
  }

  /** @param {string} sql @param {unknown} [given] @param {Done} [done] */
  run(sql, given, done) {
    const statement = new Statement()
    /** @type {unknown[]} */
    let rows = []
    let failure = null
    try {
      rows = this.execute(statement, sql, given)
    } catch (error) {
      failure = asSqlite3(error)
    }
    setImmediate(() => done?.call(statement, failure, rows))
    return this
  }

  /** @param {string} sql @param {unknown} [given] @param {Done} [done] */
  all(sql, given, done) {
    return typeof given === 'function' ? this.run(sql, [], /** @type {Done} */ (given)) : this.run(sql, given, done)
  }

  /** @param {Statement} statement @param {string} sql @param {unknown} given */
  execute(statement, sql, given) {
    if (this.driver === undefined) throw Object.assign(new Error('the database is closed'), { code: 'SQLITE_MISUSE' })
    const prepared = this.driver.prepare(sql)
    if (prepared.reader) return prepared.all(...parameters(given))
    const { lastInsertRowid, changes } = prepared.run(...parameters(given))
    Object.assign(statement, { lastID: Number(lastInsertRowid), changes })
    return []
  }

  /** @param {(error: unknown) => void} [done] */
  close(done) {
    this.driver?.close()
    this.driver = undefined
    setImmediate(() => done?.(null))
  }
}

/** Named ones come as `{ $1: value }`. @param {unknown} given */
function parameters(given) {
  if (given === undefined || given === null) return []
  if (Array.isArray(given)) return given.map(bound)
  return [Object.fromEntries(Object.entries(given).map(([name, value]) => [name.replace(/^[$:@]/, ''), bound(value)]))]
}

/** @param {unknown} value */
function bound(value) {
  return typeof value === 'boolean' ? Number(value) : (value ?? null)
}

/** `SQLITE_CONSTRAINT_UNIQUE` of better-sqlite3 is `SQLITE_CONSTRAINT` there. @param {unknown} error */
function asSqlite3(error) {
  const { code = '', message = '' } = /** @type {{ code?: string, message?: string }} */ (error)
  const primary = /^SQLITE_[A-Z]+/.exec(code)?.[0]
  if (primary === undefined) return error
  return Object.assign(/** @type {Error} */ (error), { code: primary, message: `${primary}: ${message}` })
}

export default { Database, OPEN_READONLY: 1, OPEN_READWRITE: 2, OPEN_CREATE: 4 }
