/** A value as the driver gives it with exact integers. */
export type SqliteValue = string | number | bigint | Uint8Array | null

/** One row, in the order of the columns asked for. */
export type SqliteRow = readonly SqliteValue[]

/** The part of a prepared statement that is used. */
export interface SqliteStatement {
  run(...values: unknown[]): { readonly changes: number | bigint }
  all(...values: unknown[]): unknown[]
  raw(toggle?: boolean): SqliteStatement
  safeIntegers(toggle?: boolean): SqliteStatement
}

/** The part of a better-sqlite3 `Database` that is used; every call is synchronous. */
export interface SqliteConnection {
  prepare(sql: string): SqliteStatement
  exec(sql: string): unknown
}

/** Asks one statement that gives rows; integers come as `bigint`, so that none is rounded. */
export function ask(connection: SqliteConnection, sql: string, ...values: readonly unknown[]): readonly SqliteRow[] {
  return connection
    .prepare(sql)
    .raw(true)
    .safeIntegers(true)
    .all(...values) as readonly SqliteRow[]
}

/**
 * Puts foreign keys off to the end of the transaction, as cycles between tables need. SQLite forgets this at COMMIT and
 * ROLLBACK, so it is said before each writing.
 */
export function deferForeignKeys(connection: SqliteConnection): void {
  connection.exec('PRAGMA defer_foreign_keys = ON')
}
