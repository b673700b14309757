import { openSqlite, type OpenSqlite } from '../connect/sqlite.js'
import type { SqliteStoreOptions } from '../sqlite/options.js'
import { createSqliteStore } from '../sqlite/store.js'
import type { SqlStore } from '../shared/store.js'

/** A database in memory with these tables. */
export function openMemory(ddl = ''): OpenSqlite {
  const session = openSqlite(':memory:')
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
