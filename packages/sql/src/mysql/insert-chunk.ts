import { rememberRow } from '../shared/failed-row.js'
import { classifyMysql } from './classify.js'
import type { MysqlConnection } from './connection.js'

/**
 * Writes rows with one statement. Where it fails for a row, that row is found: the server takes back a failed statement
 * as a whole (InnoDB), so halves are tried in order until one row is left, and its own error is thrown.
 *
 * @param first - Place of the first of these rows in the source, from 0; goes with the error.
 */
export async function insertChunk(
  connection: MysqlConnection,
  statement: string,
  rows: readonly string[],
  first: number,
): Promise<void> {
  try {
    await connection.ask(statement + rows.join(','))
  } catch (error) {
    const isRow = isOfARow(error)
    if (isRow && rows.length === 1) rememberRow(error, first)
    if (!isRow || rows.length === 1) throw error
    const middle = rows.length >> 1
    await insertChunk(connection, statement, rows.slice(0, middle), first)
    await insertChunk(connection, statement, rows.slice(middle), first + middle)
  }
}

/** A deadlock or a lost connection has undone the transaction: trying again would write half of it. */
function isOfARow(error: unknown): boolean {
  const kind = classifyMysql(error)?.kind
  return kind !== undefined && kind !== 'connection' && kind !== 'timeout' && kind !== 'missing-table'
}
