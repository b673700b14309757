import type { SqliteConnection } from './connection.js'

/**
 * Takes the snapshot of the transaction that was just begun. BEGIN takes none; the first reading of the file does (SQLite
 * manual, "Isolation In SQLite").
 */
export async function takeSnapshot(connection: SqliteConnection): Promise<void> {
  await connection.all('SELECT count(*) FROM sqlite_schema')
}
