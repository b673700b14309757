import type { Field } from '@seed/core/adapter'
import { columnList } from '../../shared/columns.js'
import { rememberRow } from '../../shared/failed-row.js'
import { firstBadRow } from '../../shared/first-bad-row.js'
import { quoteLiteral } from '../../shared/quote.js'
import { yieldToEventLoop } from '../../shared/yield.js'
import { arrayText } from '../array-text.js'
import type { PgConnection } from '../connection.js'
import { literalOf } from '../literal.js'

type Ask = PgConnection['ask']
type Batch = readonly (readonly unknown[])[]

/**
 * Writes each batch with one `INSERT ... SELECT ... FROM unnest(...)`: a parameter a column, however many rows. A savepoint
 * stands before each, so that the row at fault can be found when one fails.
 */
export async function insertBatches(
  ask: Ask,
  table: string,
  fields: readonly Field[],
  batches: Iterable<Batch>,
): Promise<number> {
  const insert = await insertOf(ask, table, fields)
  let written = 0
  for (const batch of batches) {
    await ask('SAVEPOINT seed_batch')
    try {
      await insert(batch)
    } catch (error) {
      const row = await findBadRow(ask, insert, batch)
      if (row !== undefined) rememberRow(error, written + row)
      throw error
    }
    await ask('RELEASE SAVEPOINT seed_batch')
    written += batch.length
    await yieldToEventLoop()
  }
  return written
}

async function insertOf(
  ask: Ask,
  table: string,
  fields: readonly Field[],
): Promise<(batch: Batch) => Promise<unknown>> {
  const types = await typesOf(ask, table)
  const literals = fields.map(literalOf)
  const columns = fields.map((field, i) => `c${i}::${types.get(field.column) ?? 'text'}`).join(', ')
  const lists = fields.map((_, i) => `$${i + 1}::text::text[]`).join(', ')
  const names = fields.map((_, i) => `c${i}`).join(', ')
  const text = `INSERT INTO ${table} (${columnList(fields)}) OVERRIDING SYSTEM VALUE
    SELECT ${columns} FROM unnest(${lists}) AS seed_rows (${names})`
  return (batch) =>
    ask(
      text,
      literals.map((literal, i) =>
        arrayText(batch.map((row) => (row[i] === null || row[i] === undefined ? null : literal(row[i])))),
      ),
    )
}

/** Types by column, without length and precision: with those a cast would cut off silently what the column refuses. */
async function typesOf(ask: Ask, table: string): Promise<ReadonlyMap<string, string>> {
  const { rows } = await ask(
    `SELECT attname, format_type(atttypid, -1) FROM pg_attribute WHERE attrelid = ${quoteLiteral(table)}::regclass AND attnum > 0 AND NOT attisdropped`,
  )
  return new Map(rows.map(([name, type]) => [name ?? '', type ?? 'text']))
}

/** Leaves the transaction failed where going back to the savepoint fails; the first error tells the story. */
async function findBadRow(
  ask: Ask,
  insert: (batch: Batch) => Promise<unknown>,
  batch: Batch,
): Promise<number | undefined> {
  try {
    return await firstBadRow(batch.length, async (rows) => {
      await ask('ROLLBACK TO SAVEPOINT seed_batch')
      return insert(batch.slice(0, rows)).then(
        () => false,
        () => true,
      )
    })
  } catch {
    return undefined
  }
}
