import { openSqlite, type SqliteSession } from '../connect/sqlite.js'
import type { SqliteStoreOptions } from '../sqlite/options.js'
import { createSqliteStore } from '../sqlite/store.js'
import type { SqlStore } from '../shared/store.js'

/** A database in memory with these tables. */
export function openMemory(ddl = ''): SqliteSession {
  const session = openSqlite(':memory:')
  session.connection.exec(ddl)
  return session
}

/** Runs work in a transaction that is committed, or rolled back when the work fails. */
export async function inTransaction<T>(
  { connection }: SqliteSession,
  work: (store: SqlStore) => Promise<T>,
  options: SqliteStoreOptions = { instants: 'sql' },
): Promise<T> {
  connection.exec('BEGIN')
  try {
    const result = await work(createSqliteStore(connection, options))
    connection.exec('COMMIT')
    return result
  } catch (error) {
    connection.exec('ROLLBACK')
    throw error
  }
}
