import type { MysqlConnection } from './connection.js'
import { LEDGER_TABLE, LOCK_ROW } from './ledger.js'
import { withPatience } from './settings.js'

/**
 * Waits for every other run on this database; the lock is held to the end of the transaction. There is no advisory lock that
 * a transaction's end gives back, so one row of the ledger is locked. It is found by its whole key, which locks no gap,
 * and a locking read takes no snapshot: what is read afterwards is what the other run has committed.
 */
export async function lockDatabase(connection: MysqlConnection): Promise<void> {
  await withPatience(connection, () =>
    connection.ask(`SELECT CAST(run AS CHAR) AS c FROM ${LEDGER_TABLE} WHERE ${LOCK_ROW} FOR UPDATE`),
  )
}
