/** A value as it is stored: integers that were read are always `bigint`. */
export type SqliteValue = string | number | bigint | Uint8Array | null

/** One row, in the order of the columns asked for. */
export type SqliteRow = readonly SqliteValue[]

/**
 * One connection to SQLite, whatever the driver. An adapter hands over the one that its ORM's own transaction runs on;
 * nothing else may use it until a call has settled. Errors of the driver are thrown as they are.
 */
export interface SqliteConnection {
  /** Rows of one query. Its columns may share names. Integers come as `bigint`, so that none is rounded. */
  all(sql: string, values?: readonly SqliteValue[]): Promise<readonly SqliteRow[]>
  /** Runs one statement that gives no rows; says how many rows it changed. */
  run(sql: string, values?: readonly SqliteValue[]): Promise<number>
  /** Runs one statement that answers with rows which nobody needs, as some PRAGMAs do. */
  command(sql: string): Promise<void>
  /**
   * Runs one statement for every row of values, in order; says how many rows it changed. A batch is pulled when the one
   * before is done, and the event loop turns in between. The place of the row at fault is remembered with the error.
   */
  runEach(sql: string, batches: Iterable<readonly (readonly SqliteValue[])[]>): Promise<number>
}

/**
 * Puts foreign keys off to the end of the transaction, as cycles between tables need. SQLite forgets this at COMMIT and
 * ROLLBACK, so it is said before each writing.
 */
export async function deferForeignKeys(connection: SqliteConnection): Promise<void> {
  await connection.run('PRAGMA defer_foreign_keys = ON')
}
