import type { PgConnection, TextAnswer } from '../connection.js'
import { SETTINGS } from '../connection.js'
import { parseRecord } from '../record-text.js'
import { insertBatches } from './unnest.js'

/**
 * A door that runs one statement at a time on the connection of an open transaction, parameters as `$1`, all of them texts.
 *
 * Statements that begin with `SELECT` or `FETCH` give rows of one column of type text: each row an array of one or an object
 * of one member. All others give no rows and say how many rows they touched, 0 where it does not matter.
 */
export type PgDoor = (
  text: string,
  values: readonly string[],
) => Promise<{ readonly rows: readonly unknown[]; readonly touched: number }>

/**
 * A connection that is reached through an ORM's raw statements alone. It reads every row as the one text that PostgreSQL
 * prints for it, and writes with one `INSERT` a batch, for COPY does not go through such a door. Everything, the catalog
 * too, is asked in one transaction.
 */
export function fromStatements(door: PgDoor): PgConnection {
  const ask = async (text: string, values: readonly string[] = []): Promise<TextAnswer> => {
    const { rows, touched } = await door(/^\s*SELECT\b/i.test(text) ? readable(text) : text, values)
    return { rows: rows.map((row) => parseRecord(onlyText(row))), touched }
  }
  return {
    ask,
    askFixed: async (query) => {
      await ask(SETTINGS)
      return ask(query)
    },
    readable,
    write: (table, fields, batches) => insertBatches(ask, table, fields, batches),
    whileOrmWrites: (work) => work(),
  }
}

function readable(query: string): string {
  return `SELECT seed_row::text AS seed_row FROM (${query}) AS seed_row`
}

function onlyText(row: unknown): string {
  return String(Object.values(row as object)[0])
}
