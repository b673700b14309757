import type { Constraint, Violations } from '@seed/core/adapter'
import { columnList, fieldOf, fieldsOf } from '../shared/columns.js'
import { quoteIdentifier } from '../shared/quote.js'
import { countedRows, rowsWhere, violationQuery, type ViolationQuery } from '../shared/violations.js'
import type { MysqlConnection } from './connection.js'
import { decoderOf } from './decode.js'
import { decodeRow, textList } from './read.js'
import { readCounter } from './sequence.js'

/** Counts the rows that break a constraint and shows the keys of the first few. */
export async function findViolations(connection: MysqlConnection, constraint: Constraint): Promise<Violations> {
  const query =
    constraint.kind === 'sequence' ? await sequenceQuery(connection, constraint) : violationQuery(constraint, 'char')
  if (query === undefined) return { count: 0, sample: [] }
  const order = query.keys.length === 0 ? '' : ` ORDER BY ${columnList(query.keys, 'q.')}`
  const rows = await connection.ask(
    `SELECT ${textList(query.keys, 'q.')}, CAST(q.seed_count AS CHAR) AS n FROM (${query.sql}) AS q${order}`,
  )
  const decoders = query.keys.map((field) => decoderOf(field.type))
  return { count: Number(rows[0]?.at(-1) ?? 0), sample: rows.map((row) => decodeRow(decoders, row)) }
}

/** Rows whose keys the table has yet to hand out: keys that were changed to higher ones. */
async function sequenceQuery(
  connection: MysqlConnection,
  { entity, field: name }: Extract<Constraint, { kind: 'sequence' }>,
): Promise<ViolationQuery | undefined> {
  const field = fieldOf(entity, name)
  const next = field.generated === 'increment' ? await readCounter(connection, entity) : undefined
  if (next === undefined) return undefined
  const keys = fieldsOf(entity, entity.key)
  return countedRows(keys, rowsWhere(entity, keys, `${quoteIdentifier(field.column)} >= ${next}`))
}
