import { rememberRow } from '../../shared/failed-row.js'
import { yieldToEventLoop } from '../../shared/yield.js'
import type { SqliteConnection, SqliteRow, SqliteValue } from '../connection.js'

/** The part of a prepared statement of better-sqlite3 that is used. */
export interface BetterSqlite3Statement {
  run(values: readonly SqliteValue[]): { readonly changes: number | bigint }
  all(values: readonly SqliteValue[]): unknown[]
  raw(toggle?: boolean): BetterSqlite3Statement
  safeIntegers(toggle?: boolean): BetterSqlite3Statement
}

/** The part of a better-sqlite3 `Database` that is used; every call is synchronous. The one of `libsql` is alike. */
export interface BetterSqlite3Like {
  prepare(sql: string): BetterSqlite3Statement
}

/** A connection of better-sqlite3, or of `libsql`, which has the same calls. A batch is written without a pause. */
export function fromBetterSqlite3(database: BetterSqlite3Like): SqliteConnection {
  return {
    all: async (sql, values = []) => database.prepare(sql).raw(true).safeIntegers(true).all(values) as SqliteRow[],
    run: async (sql, values = []) => Number(database.prepare(sql).run(values).changes),
    command: async (sql) => void database.prepare(sql).all([]),
    runEach: (sql, batches) => runEach(database, sql, batches),
  }
}

async function runEach(
  database: BetterSqlite3Like,
  sql: string,
  batches: Iterable<readonly (readonly SqliteValue[])[]>,
): Promise<number> {
  const statement = database.prepare(sql)
  let row = 0
  let changes = 0
  for (const batch of batches) {
    try {
      for (const values of batch) {
        changes += Number(statement.run(values).changes)
        row += 1
      }
    } catch (error) {
      rememberRow(error, row)
      throw error
    }
    await yieldToEventLoop()
  }
  return changes
}
