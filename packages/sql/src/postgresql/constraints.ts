import type { Constraint, Violations } from '@seed/core/adapter'
import { fieldOf, fieldsOf } from '../shared/columns.js'
import { quoteIdentifier } from '../shared/quote.js'
import { rowsWhere, SAMPLE_ROWS, violationQuery, type ViolationQuery } from '../shared/violations.js'
import { fixSettings, type PgConnection } from './connection.js'
import { decoderOf } from './decode.js'
import { decodeRow } from './read.js'
import { readSequence } from './sequence.js'

/** Counts the rows that break a constraint and shows the keys of the first few. */
export async function findViolations(connection: PgConnection, constraint: Constraint): Promise<Violations> {
  const query =
    constraint.kind === 'sequence' ? await sequenceQuery(connection, constraint) : violationQuery(constraint)
  if (query === undefined) return { count: 0, sample: [] }
  await fixSettings(connection)
  const { rows } = await connection.ask(query.sql)
  const decoders = query.keys.map((field) => decoderOf(field.type))
  return { count: Number(rows[0]?.[query.keys.length] ?? 0), sample: rows.map((row) => decodeRow(decoders, row)) }
}

/** Rows whose keys the sequence has yet to hand out. A column without a sequence has none. */
async function sequenceQuery(
  connection: PgConnection,
  { entity, field: name }: Extract<Constraint, { kind: 'sequence' }>,
): Promise<ViolationQuery | undefined> {
  const field = fieldOf(entity, name)
  const sequence = await readSequence(connection, entity, field)
  if (sequence === undefined) return undefined
  const keys = fieldsOf(entity, entity.key)
  const list = keys.map((key) => `v.${quoteIdentifier(key.column)}, `).join('')
  const rows = rowsWhere(entity, keys, `${quoteIdentifier(field.column)} >= ${sequence.next}`)
  const order = keys.length === 0 ? '' : ` ORDER BY ${keys.map((_, i) => i + 1).join(', ')}`
  return { keys, sql: `SELECT ${list}count(*) OVER () FROM (${rows}) AS v${order} LIMIT ${SAMPLE_ROWS}` }
}
