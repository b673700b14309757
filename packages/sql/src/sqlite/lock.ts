import { ask, type SqliteConnection } from './connection.js'

/**
 * Takes the one write lock that a SQLite file has, as BEGIN IMMEDIATE does, in a transaction that the ORM began
 * deferred: writing the header's user version, unchanged, needs it. It is held to the end of the transaction.
 */
export function lockDatabase(connection: SqliteConnection): void {
  const version = ask(connection, 'PRAGMA user_version')[0]?.[0] ?? 0n
  connection.exec(`PRAGMA user_version = ${String(version)}`)
}
