import type { Ledger, LedgerRow } from '@seed/core/adapter'
import type { SqliteConnection, SqliteRow, SqliteValue } from './connection.js'

/** Name of the ledger's table, which the catalog leaves out. */
export const LEDGER_TABLE = 'seed_ledger'
const PARTS_PER_PAGE = 16

/** The ledger in the table `seed_ledger`, made when first written. */
export function createLedger(connection: SqliteConnection): Ledger {
  return {
    headers: async () =>
      (await exists(connection))
        ? rowsOf(connection, `SELECT run, entity, part, body FROM ${LEDGER_TABLE} WHERE entity = '' ORDER BY run, part`)
        : [],
    parts: (run, entity) => readParts(connection, run, entity),
    write: (rows) => writeRows(connection, rows),
    remove: async (run) => {
      if (await exists(connection)) await connection.run(`DELETE FROM ${LEDGER_TABLE} WHERE run = ?`, [run])
    },
  }
}

async function exists(connection: SqliteConnection): Promise<boolean> {
  const rows = await connection.all("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", [LEDGER_TABLE])
  return rows.length > 0
}

async function* readParts(connection: SqliteConnection, run: number, entity: string): AsyncGenerator<LedgerRow> {
  if (!(await exists(connection))) return
  const page = `SELECT run, entity, part, body FROM ${LEDGER_TABLE}
    WHERE run = ? AND entity = ? AND part > ? ORDER BY part LIMIT ${PARTS_PER_PAGE}`
  for (let after = -1; ;) {
    const rows = await rowsOf(connection, page, [run, entity, after])
    yield* rows
    if (rows.length < PARTS_PER_PAGE) return
    after = rows.at(-1)?.part ?? after
  }
}

async function writeRows(connection: SqliteConnection, rows: readonly LedgerRow[]): Promise<void> {
  await connection.run(
    `CREATE TABLE IF NOT EXISTS ${LEDGER_TABLE} (run INTEGER NOT NULL, entity TEXT NOT NULL, part INTEGER NOT NULL, body TEXT NOT NULL, PRIMARY KEY (run, entity, part))`,
  )
  const insert = `INSERT OR REPLACE INTO ${LEDGER_TABLE} (run, entity, part, body) VALUES (?, ?, ?, ?)`
  await connection.runEach(insert, [rows.map((row) => [row.run, row.entity, row.part, row.body])])
}

async function rowsOf(
  connection: SqliteConnection,
  sql: string,
  values: readonly SqliteValue[] = [],
): Promise<readonly LedgerRow[]> {
  return (await connection.all(sql, values)).map(ledgerRow)
}

function ledgerRow([run, entity, part, body]: SqliteRow): LedgerRow {
  return { run: Number(run), entity: String(entity), part: Number(part), body: String(body) }
}
