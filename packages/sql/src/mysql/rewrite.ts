import type { Entity } from '@seed/core/adapter'
import { quoteTable } from '../shared/quote.js'
import type { MysqlConnection } from './connection.js'
import { rewriteFailed } from '../errors.js'

/** What building a table anew cannot reach. */
const REMAINS: readonly string[] = [
  'The binary log, and the replicas that replay it, hold the replaced values until the log is purged.',
  'The undo and redo logs hold them until they are overwritten.',
  'Tables in a shared tablespace (innodb_file_per_table off) leave them in free pages of its file.',
  'Backups and dumps that were taken before are not changed.',
  'The file system keeps the blocks of the old files until it uses them again.',
]

/**
 * Builds each table anew, which InnoDB does for OPTIMIZE TABLE (MySQL manual, OPTIMIZE TABLE; MariaDB the same). It ends an
 * open transaction. Inside `withSettings`.
 *
 * @returns what may still hold the replaced values.
 * @throws {SeedError} `STORE.REWRITE` for a table that the server did not rebuild; it says so in rows.
 */
export async function rewriteTables(
  connection: MysqlConnection,
  entities: readonly Entity[],
): Promise<readonly string[]> {
  const tables = new Map(entities.map((entity) => [quoteTable(entity.table), entity]))
  for (const [table, entity] of tables) {
    const rows = await connection.ask(`OPTIMIZE TABLE ${table}`)
    // Table, operation, type of message (`status`, `note`, `error`), message.
    if (rows.some(([, , type]) => /^error$/i.test(type ?? ''))) throw rewriteFailed(entity.name)
  }
  return REMAINS
}
