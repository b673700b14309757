import { createHash } from 'node:crypto'
import type { Ledger, LedgerRow } from '@seed/core/adapter'
import { chunks } from '../shared/chunks.js'
import { quoteIdentifier } from '../shared/quote.js'
import { arrayText } from './array-text.js'
import type { PgConnection, TextRow } from './connection.js'

/** A schema of its own, so that tools that compare the application's schema with its models see nothing new. */
export const LEDGER_SCHEMA = 'seed'
const TABLE = 'seed_ledger'
/** PostgreSQL cuts longer names. */
const LONGEST_NAME = 63
const ROWS_PER_STATEMENT = 100
const PARTS_PER_PAGE = 16

/**
 * The ledger in the table `seed.seed_ledger`, made when first written.
 *
 * @param schema - The tenant's schema: each has a ledger of its own, `seed.seed_ledger_<schema>`.
 */
export function createLedger(connection: PgConnection, schema = 'public'): Ledger {
  const table = `${LEDGER_SCHEMA}.${quoteIdentifier(tableOf(schema))}`
  return {
    headers: async () =>
      (await exists(connection, table))
        ? select(connection, `SELECT run, entity, part, body FROM ${table} WHERE entity = '' ORDER BY run, part`)
        : [],
    parts: (run, entity) => readParts(connection, table, run, entity),
    write: (rows) => writeRows(connection, table, rows),
    remove: async (run) => {
      if (await exists(connection, table))
        await connection.ask(`DELETE FROM ${table} WHERE run = $1::text::int`, [String(run)])
    },
  }
}

function tableOf(schema: string): string {
  if (schema === 'public') return TABLE
  const name = `${TABLE}_${schema}`
  if (Buffer.byteLength(name) <= LONGEST_NAME) return name
  return `${TABLE}_${createHash('sha256').update(schema).digest('hex').slice(0, 40)}`
}

async function exists(connection: PgConnection, table: string): Promise<boolean> {
  const { rows } = await connection.ask('SELECT to_regclass($1::text)', [table])
  return (rows[0]?.[0] ?? null) !== null
}

async function* readParts(
  connection: PgConnection,
  table: string,
  run: number,
  entity: string,
): AsyncGenerator<LedgerRow> {
  if (!(await exists(connection, table))) return
  const page = `SELECT run, entity, part, body FROM ${table}
    WHERE run = $1::text::int AND entity = $2::text AND part > $3::text::int ORDER BY part LIMIT ${PARTS_PER_PAGE}`
  for (let after = -1; ;) {
    const rows = await select(connection, page, [String(run), entity, String(after)])
    yield* rows
    if (rows.length < PARTS_PER_PAGE) return
    after = rows.at(-1)?.part ?? after
  }
}

async function writeRows(connection: PgConnection, table: string, rows: readonly LedgerRow[]): Promise<void> {
  if (!(await exists(connection, table))) await create(connection, table)
  for (const part of chunks(rows, ROWS_PER_STATEMENT)) {
    await connection.ask(
      `INSERT INTO ${table} (run, entity, part, body)
       SELECT * FROM unnest($1::text::int[], $2::text::text[], $3::text::int[], $4::text::text[])
       ON CONFLICT (run, entity, part) DO UPDATE SET body = excluded.body`,
      [
        arrayText(part.map((row) => String(row.run))),
        arrayText(part.map((row) => row.entity)),
        arrayText(part.map((row) => String(row.part))),
        arrayText(part.map((row) => row.body)),
      ],
    )
  }
}

async function create(connection: PgConnection, table: string): Promise<void> {
  await connection.ask(`CREATE SCHEMA IF NOT EXISTS ${LEDGER_SCHEMA}`)
  await connection.ask(
    `CREATE TABLE IF NOT EXISTS ${table} (run int NOT NULL, entity text NOT NULL, part int NOT NULL, body text NOT NULL, PRIMARY KEY (run, entity, part))`,
  )
}

async function select(
  connection: PgConnection,
  text: string,
  values?: readonly string[],
): Promise<readonly LedgerRow[]> {
  const { rows } = await connection.ask(text, values)
  return rows.map(ledgerRow)
}

function ledgerRow([run, entity, part, body]: TextRow): LedgerRow {
  return { run: Number(run), entity: entity ?? '', part: Number(part), body: body ?? '' }
}
