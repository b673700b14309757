import type { SqliteConnection } from './connection.js'

/**
 * Takes the one write lock that a SQLite file has, as BEGIN IMMEDIATE does, in a transaction that the ORM began
 * deferred: writing the header's user version, unchanged, needs it. It is held to the end of the transaction.
 */
export async function lockDatabase(connection: SqliteConnection): Promise<void> {
  const rows = await connection.all('SELECT user_version FROM pragma_user_version')
  await connection.run(`PRAGMA user_version = ${String(rows[0]?.[0] ?? 0n)}`)
}
