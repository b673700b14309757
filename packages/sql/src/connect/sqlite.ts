import { createRequire } from 'node:module'
import { driverMissing } from '../errors.js'
import type { SqliteConnection } from '../sqlite/connection.js'

/** A connection of our own, beside the ORM's. */
export interface SqliteSession {
  readonly connection: SqliteConnection
  close(): void
}

type SqliteDriver = new (path: string) => SqliteConnection & { close(): unknown }

/**
 * Opens a SQLite file, which is made when it is missing, with foreign keys checked.
 *
 * @param path - A file's path, or `:memory:`.
 * @throws {SeedError} `DRIVER.MISSING` when the package better-sqlite3 is not installed; errors of the driver as they are.
 */
export function openSqlite(path: string): SqliteSession {
  const connection = new (loadDriver())(path)
  connection.exec('PRAGMA foreign_keys = ON')
  return { connection, close: () => void connection.close() }
}

function loadDriver(): SqliteDriver {
  try {
    return createRequire(import.meta.url)('better-sqlite3') as SqliteDriver
  } catch (error) {
    throw driverMissing('better-sqlite3', error)
  }
}
