import type { Entity, Field } from '@seed/core/adapter'
import { fieldOf } from '../shared/columns.js'
import { atLeastZero } from '../shared/next-key.js'
import { quoteIdentifier, quoteLiteral, quoteTable } from '../shared/quote.js'
import type { PgConnection } from './connection.js'
import { lockDatabase } from './lock.js'

/** Where a sequence stands. */
export interface Sequence {
  /** Quoted name, ready for SQL. */
  readonly name: string
  /** The key it would hand out next. */
  readonly next: bigint
}

/**
 * Takes `count` keys: highest key + 1 and the ones after it. The sequence, where there is one, is moved past them before
 * anything is written; it is never moved back. Moving is not undone by a rollback, which leaves a gap and no harm.
 */
export async function reserveKeys(
  connection: PgConnection,
  entity: Entity,
  fieldName: string,
  count: number,
): Promise<bigint> {
  const field = fieldOf(entity, fieldName)
  await lockDatabase(connection)
  const first = (await highestKey(connection, entity, field)) + 1n
  if (count > 0) await moveSequence(connection, entity, field, first + BigInt(count) - 1n)
  return first
}

/**
 * After writing: every sequence of the tables stands past the highest key, and the planner's statistics are fresh, or will be as
 * soon as autovacuum comes by.
 */
export async function settleTables(
  connection: PgConnection,
  entities: readonly Entity[],
  statistics: 'now' | 'later' = 'now',
): Promise<void> {
  const byTable = new Map(entities.map((entity) => [quoteTable(entity.table), entity]))
  for (const [table, entity] of byTable) {
    for (const field of entity.fields.filter(isCounted)) {
      await moveSequence(connection, entity, field, await highestKey(connection, entity, field))
    }
    if (statistics === 'now' || !(await isAnalyzed(connection, table))) await connection.ask(`ANALYZE ${table}`)
  }
}

/** Whether autovacuum makes the statistics of a table. */
async function isAnalyzed(connection: PgConnection, table: string): Promise<boolean> {
  const { rows } = await connection.ask(AUTOVACUUM, [table])
  return rows[0]?.[0] === 'true'
}

const AUTOVACUUM = `
  SELECT (current_setting('autovacuum')::boolean AND current_setting('track_counts')::boolean AND NOT EXISTS (
    SELECT FROM pg_options_to_table(reloptions)
    WHERE option_name = 'autovacuum_enabled' AND NOT option_value::boolean))::text
  FROM pg_class WHERE oid = $1::text::regclass`

/** The sequence behind a column: an identity's, a serial's, or the one its default calls. */
export async function readSequence(
  connection: PgConnection,
  entity: Entity,
  field: Field,
): Promise<Sequence | undefined> {
  const { rows } = await connection.ask(sequenceOf(entity, field))
  const name = rows[0]?.[0]
  if (name === null || name === undefined) return undefined
  const state =
    await connection.ask(`SELECT CASE WHEN s.is_called THEN s.last_value + p.seqincrement ELSE s.last_value END
     FROM ${name} AS s, pg_sequence AS p WHERE p.seqrelid = ${quoteLiteral(name)}::regclass`)
  return { name, next: BigInt(state.rows[0]?.[0] ?? 1) }
}

/** Moves the column's sequence so that the next key is higher than `last`, if it is not yet. */
async function moveSequence(connection: PgConnection, entity: Entity, field: Field, last: bigint): Promise<void> {
  const sequence = await readSequence(connection, entity, field)
  if (sequence === undefined || sequence.next > last) return
  await connection.ask(`SELECT setval(${quoteLiteral(sequence.name)}::regclass, ${last}, true)`)
}

/** The highest key, at least 0. */
async function highestKey(connection: PgConnection, entity: Entity, field: Field): Promise<bigint> {
  const { rows } = await connection.ask(
    `SELECT max(${quoteIdentifier(field.column)})::text FROM ${quoteTable(entity.table)}`,
  )
  return atLeastZero(rows[0]?.[0])
}

function isCounted(field: Field): boolean {
  return field.type.kind === 'integer' && (field.generated === 'increment' || field.default?.kind === 'expression')
}

function sequenceOf(entity: Entity, field: Field): string {
  return `
    SELECT d.objid::regclass::text AS name FROM pg_depend d JOIN pg_class c ON c.oid = d.objid AND c.relkind = 'S'
    JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
    WHERE d.classid = 'pg_class'::regclass AND d.refclassid = 'pg_class'::regclass AND d.deptype IN ('a', 'i') AND ${isColumn(entity, field)}
    UNION ALL
    SELECT d.refobjid::regclass::text FROM pg_attrdef f JOIN pg_attribute a ON a.attrelid = f.adrelid AND a.attnum = f.adnum
    JOIN pg_depend d ON d.classid = 'pg_attrdef'::regclass AND d.objid = f.oid AND d.refclassid = 'pg_class'::regclass
    JOIN pg_class c ON c.oid = d.refobjid AND c.relkind = 'S'
    WHERE ${isColumn(entity, field)} LIMIT 1`
}

function isColumn(entity: Entity, field: Field): string {
  return `a.attrelid = ${quoteLiteral(quoteTable(entity.table))}::regclass AND a.attname = ${quoteLiteral(field.column)}`
}
