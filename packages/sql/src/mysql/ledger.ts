import type { Ledger, LedgerRow } from '@seed/core/adapter'
import { chunks } from '../shared/chunks.js'
import { askOne, type MysqlConnection, type TextRow } from './connection.js'
import { textLiteral } from './literal.js'
import { withSettings } from './settings.js'

/** Name of the ledger's table, which the catalog leaves out. */
export const LEDGER_TABLE = 'seed_ledger'
/** The row that a run holds to the end of its transaction. No run has its key. */
export const LOCK_ROW = "run = -1 AND entity = '(lock)' AND part = 0"
const ROWS_PER_STATEMENT = 100
const PARTS_PER_PAGE = 16
const COLUMNS =
  'CAST(run AS CHAR) AS c0, CAST(entity AS CHAR) AS c1, CAST(part AS CHAR) AS c2, CAST(body AS CHAR) AS c3'

/**
 * Makes the ledger's table with the row that is locked, where it is missing. Making a table commits what is open, so this
 * runs before a transaction begins.
 */
export async function prepareLedger(connection: MysqlConnection): Promise<void> {
  await withSettings(connection, async () => {
    if (!(await exists(connection))) await connection.ask(CREATE)
    const held = await askOne(connection, `SELECT CAST(count(*) AS CHAR) AS n FROM ${LEDGER_TABLE} WHERE ${LOCK_ROW}`)
    if (held === '0')
      await connection.ask(`INSERT IGNORE INTO ${LEDGER_TABLE} (run, entity, part, body) VALUES (-1, '(lock)', 0, '')`)
  })
}

/** The ledger in the table `seed_ledger` of the connection's database. */
export function createLedger(connection: MysqlConnection): Ledger {
  const ours = <T>(work: () => Promise<T>): Promise<T> => withSettings(connection, work)
  return {
    headers: () =>
      ours(async () => ((await exists(connection)) ? select(connection, "WHERE entity = '' ORDER BY run, part") : [])),
    parts: (run, entity) => readParts(connection, run, entity),
    write: (rows) => ours(() => writeRows(connection, rows)),
    remove: (run) =>
      ours(async () => {
        if (await exists(connection)) await connection.ask(`DELETE FROM ${LEDGER_TABLE} WHERE run = ${run}`)
      }),
  }
}

/** Names of entities are told apart by letter case, bodies are as long as they get. */
const CREATE = `CREATE TABLE IF NOT EXISTS ${LEDGER_TABLE} (run int NOT NULL, entity varchar(255) NOT NULL, part int NOT NULL,
  body longtext NOT NULL, PRIMARY KEY (run, entity, part)) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`

async function exists(connection: MysqlConnection): Promise<boolean> {
  const found = await askOne(
    connection,
    `SELECT CAST(count(*) AS CHAR) AS n FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = '${LEDGER_TABLE}'`,
  )
  return found !== '0'
}

async function* readParts(connection: MysqlConnection, run: number, entity: string): AsyncGenerator<LedgerRow> {
  if (!(await exists(connection))) return
  for (let after = -1; ;) {
    const page = `WHERE run = ${run} AND entity = ${textLiteral(entity)} AND part > ${after} ORDER BY part LIMIT ${PARTS_PER_PAGE}`
    const rows = await withSettings(connection, () => select(connection, page))
    yield* rows
    if (rows.length < PARTS_PER_PAGE) return
    after = rows.at(-1)?.part ?? after
  }
}

async function writeRows(connection: MysqlConnection, rows: readonly LedgerRow[]): Promise<void> {
  for (const part of chunks(rows, ROWS_PER_STATEMENT)) {
    const values = part.map((row) => `(${row.run},${textLiteral(row.entity)},${row.part},${textLiteral(row.body)})`)
    await connection.ask(
      `INSERT INTO ${LEDGER_TABLE} (run, entity, part, body) VALUES ${values.join(',')} ON DUPLICATE KEY UPDATE body = VALUES(body)`,
    )
  }
}

async function select(connection: MysqlConnection, condition: string): Promise<readonly LedgerRow[]> {
  return (await connection.ask(`SELECT ${COLUMNS} FROM ${LEDGER_TABLE} ${condition}`)).map(ledgerRow)
}

function ledgerRow([run, entity, part, body]: TextRow): LedgerRow {
  return { run: Number(run), entity: entity ?? '', part: Number(part), body: body ?? '' }
}
