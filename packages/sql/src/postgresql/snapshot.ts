import type { PgConnection } from './connection.js'

/**
 * Makes the transaction that was just begun one that sees everything as it is now and can write nothing (PostgreSQL manual,
 * 13.2.2). Its level cannot be set once it has answered a query, as it has where an ORM was asked which connection it is on;
 * so it is ended, nothing being in it, and begun anew.
 */
export async function beginSnapshot(connection: PgConnection): Promise<void> {
  await connection.ask('COMMIT')
  await connection.ask('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
  // The snapshot is taken by the first query, not by BEGIN.
  await connection.ask('SELECT 1')
}
