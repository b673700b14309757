import { openSqlite, type SqliteDatabase } from '../connect/sqlite.js'
import type { SqliteConnection } from '../sqlite/connection.js'
import { fromBetterSqlite3 } from '../sqlite/connections/better-sqlite3.js'
import type { SqliteStoreOptions } from '../sqlite/options.js'
import { createSqliteStore } from '../sqlite/store.js'
import type { SqlStore } from '../shared/store.js'

/** A SQLite database: the driver's handle, and a connection on it. */
export interface OpenSqlite {
  readonly database: SqliteDatabase
  readonly connection: SqliteConnection
  close(): void
}

/** Opens a file. */
export function openFile(path: string): OpenSqlite {
  const database = openSqlite(path)
  return { database, connection: fromBetterSqlite3(database), close: () => void database.close() }
}

/** A database in memory with these tables. */
export function openMemory(ddl = ''): OpenSqlite {
  const session = openFile(':memory:')
  session.database.exec(ddl)
  return session
}

/** Runs work in a transaction that is committed, or rolled back when the work fails. */
export async function inTransaction<T>(
  { database, connection }: OpenSqlite,
  work: (store: SqlStore) => Promise<T>,
  options: SqliteStoreOptions = { instants: 'sql' },
): Promise<T> {
  database.exec('BEGIN')
  try {
    const result = await work(createSqliteStore(connection, options))
    database.exec('COMMIT')
    return result
  } catch (error) {
    database.exec('ROLLBACK')
    throw error
  }
}
