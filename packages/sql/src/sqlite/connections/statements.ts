import { rememberRow } from '../../shared/failed-row.js'
import { yieldToEventLoop } from '../../shared/yield.js'
import type { SqliteConnection, SqliteValue } from '../connection.js'
import { exactQuery, exactRow } from '../exact-query.js'
import { insertMany } from './multi-row.js'

/**
 * A door that runs one statement at a time on the connection of an open transaction, parameters as `?`.
 *
 * Statements that begin with `WITH` give rows, each an array, or an object whose members stand in the order of the columns.
 * All others give no rows and say how many rows they touched, 0 where it does not matter.
 */
export type SqliteDoor = (
  sql: string,
  values: readonly SqliteValue[],
) => Promise<{ readonly rows: readonly unknown[]; readonly touched: number }>

/** A connection that is reached one statement at a time. It writes many rows with one `INSERT`. */
export function fromStatements(door: SqliteDoor): SqliteConnection {
  const run = async (sql: string, values: readonly SqliteValue[] = []): Promise<number> =>
    (await door(sql, values)).touched
  return {
    all: async (sql, values = []) => (await door(exactQuery(sql), values)).rows.map(exactRow),
    run,
    command: async (sql) => void (await door(sql, [])),
    runEach: (sql, batches) =>
      / VALUES \([?, ]+\)$/.test(sql) ? insertMany(run, sql, batches) : runOneByOne(run, sql, batches),
  }
}

async function runOneByOne(
  run: SqliteConnection['run'],
  sql: string,
  batches: Iterable<readonly (readonly SqliteValue[])[]>,
): Promise<number> {
  let row = 0
  let touched = 0
  for (const batch of batches) {
    for (const values of batch) {
      touched += await run(sql, values).catch((error: unknown) => {
        rememberRow(error, row)
        throw error
      })
      row += 1
    }
    await yieldToEventLoop()
  }
  return touched
}
