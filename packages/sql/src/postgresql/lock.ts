import type { PgConnection } from './connection.js'

/** `seed` in ASCII; advisory locks of one database share one space of numbers. */
const LOCK = 0x73656564

/** Waits for every other run on this database; the lock is held to the end of the transaction. */
export async function lockDatabase(connection: PgConnection): Promise<void> {
  await connection.ask(`SELECT pg_advisory_xact_lock(${LOCK})`)
}
