import { createRequire } from 'node:module'
import { noSchemas, noTimeout } from '@seed/core/adapter'
import { driverMissing } from '../errors.js'
import { sqlitePath } from '../shared/sqlite-path.js'
import { type BetterSqlite3Like, fromBetterSqlite3 } from '../sqlite/connections/better-sqlite3.js'
import { sqliteSession } from '../sqlite/session.js'
import type { ConnectOptions, OwnConnection } from './own-connection.js'

/** The part of the driver's handle that is used here. */
export type SqliteDatabase = BetterSqlite3Like & { exec(sql: string): unknown; close(): unknown }

type SqliteDriver = new (path: string) => SqliteDatabase

/** Opens a SQLite file by its path or URL, which is made when it is missing, with foreign keys checked. */
export async function connectSqlite(url: string, options: ConnectOptions = {}): Promise<OwnConnection> {
  if (options.schema !== undefined) throw noSchemas('sqlite')
  if (options.connectTimeoutMs !== undefined) throw noTimeout('--connect-timeout', 'sqlite')
  if (options.statementTimeoutMs !== undefined) throw noTimeout('--statement-timeout', 'sqlite')
  const database = openSqlite(sqlitePath(url))
  return {
    dialect: 'sqlite',
    session: sqliteSession(fromBetterSqlite3(database), { instants: options.instants ?? 'sql' }),
    begin: async () => void database.exec('BEGIN'),
    commit: async () => void database.exec('COMMIT'),
    rollback: async () => {
      try {
        database.exec('ROLLBACK')
      } catch {
        // SQLite ends a transaction by itself when the disk is full; then none is open.
      }
    },
    close: async () => void database.close(),
  }
}

/**
 * Opens one handle of the driver.
 *
 * @param path - A file's path, or `:memory:`.
 * @throws {SeedError} `DRIVER.MISSING` when the package better-sqlite3 is not installed; errors of the driver as they are.
 */
export function openSqlite(path: string): SqliteDatabase {
  const database = new (loadDriver())(path)
  database.exec('PRAGMA foreign_keys = ON')
  return database
}

function loadDriver(): SqliteDriver {
  try {
    return createRequire(import.meta.url)('better-sqlite3') as SqliteDriver
  } catch (error) {
    throw driverMissing('better-sqlite3', error)
  }
}
