import type { MysqlConnection } from './connection.js'

/**
 * Makes the transaction that was just begun one that sees everything as it is now and can write nothing. A level that is set
 * inside a transaction holds for the next one only, so this one is ended, nothing being in it, and begun anew. The level is
 * said for one transaction: the session keeps its own.
 */
export async function beginSnapshot(connection: MysqlConnection): Promise<void> {
  await connection.ask('COMMIT')
  // WITH CONSISTENT SNAPSHOT does nothing under another level (MySQL manual, START TRANSACTION).
  await connection.ask('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ')
  await connection.ask('START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY')
}
