import type { Ledger, LedgerRow } from '@seed/core/adapter'
import { ask, type SqliteConnection, type SqliteRow } from './connection.js'

/** Name of the ledger's table, which the catalog leaves out. */
export const LEDGER_TABLE = 'seed_ledger'
const PARTS_PER_PAGE = 16

/** The ledger in the table `seed_ledger`, made when first written. */
export function createLedger(connection: SqliteConnection): Ledger {
  return {
    headers: async () =>
      exists(connection)
        ? rowsOf(connection, `SELECT run, entity, part, body FROM ${LEDGER_TABLE} WHERE entity = '' ORDER BY run, part`)
        : [],
    parts: (run, entity) => readParts(connection, run, entity),
    write: async (rows) => writeRows(connection, rows),
    remove: async (run) => {
      if (exists(connection)) connection.prepare(`DELETE FROM ${LEDGER_TABLE} WHERE run = ?`).run(run)
    },
  }
}

function exists(connection: SqliteConnection): boolean {
  return ask(connection, "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", LEDGER_TABLE).length > 0
}

async function* readParts(connection: SqliteConnection, run: number, entity: string): AsyncGenerator<LedgerRow> {
  if (!exists(connection)) return
  const page = `SELECT run, entity, part, body FROM ${LEDGER_TABLE}
    WHERE run = ? AND entity = ? AND part > ? ORDER BY part LIMIT ${PARTS_PER_PAGE}`
  for (let after = -1; ;) {
    const rows = rowsOf(connection, page, run, entity, after)
    yield* rows
    if (rows.length < PARTS_PER_PAGE) return
    after = rows.at(-1)?.part ?? after
  }
}

function writeRows(connection: SqliteConnection, rows: readonly LedgerRow[]): void {
  connection.exec(
    `CREATE TABLE IF NOT EXISTS ${LEDGER_TABLE} (run INTEGER NOT NULL, entity TEXT NOT NULL, part INTEGER NOT NULL, body TEXT NOT NULL, PRIMARY KEY (run, entity, part))`,
  )
  const insert = connection.prepare(
    `INSERT OR REPLACE INTO ${LEDGER_TABLE} (run, entity, part, body) VALUES (?, ?, ?, ?)`,
  )
  for (const row of rows) insert.run(row.run, row.entity, row.part, row.body)
}

function rowsOf(connection: SqliteConnection, sql: string, ...values: readonly unknown[]): readonly LedgerRow[] {
  return ask(connection, sql, ...values).map(ledgerRow)
}

function ledgerRow([run, entity, part, body]: SqliteRow): LedgerRow {
  return { run: Number(run), entity: String(entity), part: Number(part), body: String(body) }
}
