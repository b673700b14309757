import type { Entity } from '@seed/core/adapter'
import { quoteTable } from '../shared/quote.js'
import type { PgConnection } from './connection.js'

/** What VACUUM FULL cannot reach. */
const REMAINS: readonly string[] = [
  'Write-ahead log segments, and their archive, hold the replaced values until they are recycled.',
  'Replicas and logical subscribers replay the log; their files follow, their own copies and backups do not.',
  'Backups and dumps that were taken before are not changed.',
  "The server's log may hold statements with values, where it logs them.",
  'The file system keeps the blocks of the old files until it uses them again.',
]

/**
 * Writes each table anew with its indexes and TOAST, and makes fresh statistics, for `pg_statistic` keeps the most common
 * values of a column as they were. Runs outside a transaction; each table is locked while it is written.
 *
 * @returns what may still hold the replaced values.
 */
export async function rewriteTables(connection: PgConnection, entities: readonly Entity[]): Promise<readonly string[]> {
  const tables = new Set(entities.map((entity) => quoteTable(entity.table)))
  for (const table of tables) await connection.ask(`VACUUM (FULL, ANALYZE) ${table}`)
  return REMAINS
}
