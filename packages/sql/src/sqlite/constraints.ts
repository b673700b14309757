import type { Constraint, Violations } from '@seed/core/adapter'
import { fieldOf, fieldsOf } from '../shared/columns.js'
import { quoteIdentifier } from '../shared/quote.js'
import { rowsWhere, SAMPLE_ROWS, violationQuery, type ViolationQuery } from '../shared/violations.js'
import type { SqliteConnection } from './connection.js'
import { decoderOf } from './decode.js'
import { decodeRow } from './read.js'
import { readCounter } from './sequence.js'

/** Counts the rows that break a constraint and shows the keys of the first few. */
export async function findViolations(connection: SqliteConnection, constraint: Constraint): Promise<Violations> {
  const query =
    constraint.kind === 'sequence' ? await sequenceQuery(connection, constraint) : violationQuery(constraint)
  if (query === undefined) return { count: 0, sample: [] }
  const rows = await connection.all(query.sql)
  const decoders = query.keys.map((field) => decoderOf(field.type))
  return { count: Number(rows[0]?.[query.keys.length] ?? 0), sample: rows.map((row) => decodeRow(decoders, row)) }
}

/**
 * Rows whose keys lie above the counter. SQLite never hands out a key that is in use, but a counter below the highest key
 * would hand out the key of a deleted row once more. A table without a counter has none.
 */
async function sequenceQuery(
  connection: SqliteConnection,
  { entity, field }: Extract<Constraint, { kind: 'sequence' }>,
): Promise<ViolationQuery | undefined> {
  const counter = await readCounter(connection, entity.table.name)
  if (counter === undefined) return undefined
  const keys = fieldsOf(entity, entity.key)
  const list = keys.map((key) => `v.${quoteIdentifier(key.column)}, `).join('')
  const rows = rowsWhere(entity, keys, `${quoteIdentifier(fieldOf(entity, field).column)} > ${counter}`)
  const order = keys.length === 0 ? '' : ` ORDER BY ${keys.map((_, i) => i + 1).join(', ')}`
  return { keys, sql: `SELECT ${list}count(*) OVER () FROM (${rows}) AS v${order} LIMIT ${SAMPLE_ROWS}` }
}
