import type { Constraint, Violations } from '@seed/core/adapter'
import { columnList } from '../shared/columns.js'
import { violationQuery } from '../shared/violations.js'
import type { MysqlConnection } from './connection.js'
import { decoderOf } from './decode.js'
import { decodeRow, textList } from './read.js'

/**
 * Counts the rows that break a constraint and shows the keys of the first few. A counter is never behind its keys: the
 * server moves it with every key that is written, in an UPDATE, too.
 */
export async function findViolations(connection: MysqlConnection, constraint: Constraint): Promise<Violations> {
  if (constraint.kind === 'sequence') return { count: 0, sample: [] }
  const query = violationQuery(constraint, 'char')
  const order = query.keys.length === 0 ? '' : ` ORDER BY ${columnList(query.keys, 'q.')}`
  const rows = await connection.ask(
    `SELECT ${textList(query.keys, 'q.')}, CAST(q.seed_count AS CHAR) AS n FROM (${query.sql}) AS q${order}`,
  )
  const decoders = query.keys.map((field) => decoderOf(field.type))
  return { count: Number(rows[0]?.at(-1) ?? 0), sample: rows.map((row) => decodeRow(decoders, row)) }
}
