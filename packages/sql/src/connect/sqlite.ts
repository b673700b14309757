import { createRequire } from 'node:module'
import { driverMissing } from '../errors.js'
import type { SqliteConnection } from '../sqlite/connection.js'
import { type BetterSqlite3Like, fromBetterSqlite3 } from '../sqlite/connections/better-sqlite3.js'

/** A SQLite file opened by us. */
export interface OpenSqlite {
  /** The driver's own handle. */
  readonly database: BetterSqlite3Like & { exec(sql: string): unknown }
  readonly connection: SqliteConnection
  close(): void
}

type SqliteDriver = new (
  path: string,
  options?: { readonly timeout?: number },
) => OpenSqlite['database'] & { close(): unknown }

/**
 * Opens a SQLite file, which is made when it is missing, with foreign keys checked.
 *
 * @param path - A file's path, or `:memory:`.
 * @throws {SeedError} `DRIVER.MISSING` when the package better-sqlite3 is not installed; errors of the driver as they are.
 */
export function openSqlite(path: string): OpenSqlite {
  const database = new (loadDriver())(path)
  database.exec('PRAGMA foreign_keys = ON')
  return { database, connection: fromBetterSqlite3(database), close: () => void database.close() }
}

function loadDriver(): SqliteDriver {
  try {
    return createRequire(import.meta.url)('better-sqlite3') as SqliteDriver
  } catch (error) {
    throw driverMissing('better-sqlite3', error)
  }
}
