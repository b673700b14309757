import { type Entity, type Field, InternalError, type RowSource, type Through } from '@seed/core/adapter'
import { columnList, fieldsOf } from '../shared/columns.js'
import { quoteIdentifier, quoteTable } from '../shared/quote.js'
import { fixSettings, type PgConnection } from './connection.js'

/** Rows of an update above which the server is told how many there are, so that it joins them well. */
const ANALYZE_FROM_ROWS = 1_000

let updates = 0

/** Writes all rows of the source, identity-always keys as they are; gives their number. */
export async function insertRows(
  connection: PgConnection,
  entity: Entity,
  source: RowSource,
  through: Through,
): Promise<number> {
  if (through === 'orm') throw new InternalError("rows written by the ORM are the adapter's work")
  await fixSettings(connection)
  await connection.ask('SET CONSTRAINTS ALL DEFERRED')
  return connection.write(quoteTable(entity.table), fieldsOf(entity, source.fields), source.batches('stored'))
}

/**
 * Sets fields of rows found by key, all rows in one statement: the source goes into a temporary table first.
 * Gives the number of rows changed.
 */
export async function updateRows(connection: PgConnection, entity: Entity, source: RowSource): Promise<number> {
  const key = fieldsOf(entity, source.fields.slice(0, entity.key.length))
  const set = fieldsOf(entity, source.fields.slice(entity.key.length))
  updates += 1
  const changes = `pg_temp.${quoteIdentifier(`seed_update_${updates}`)}`
  const table = quoteTable(entity.table)
  const columns = columnList([...key, ...set])
  await fixSettings(connection)
  await connection.ask(`CREATE TEMP TABLE ${changes} ON COMMIT DROP AS SELECT ${columns} FROM ${table} LIMIT 0`)
  await connection.write(changes, [...key, ...set], source.batches('stored'))
  if (source.count >= ANALYZE_FROM_ROWS) await connection.ask(`ANALYZE ${changes}`)
  const { touched } = await connection.ask(updateFrom(table, changes, key, set))
  await connection.ask(`DROP TABLE ${changes}`)
  return touched
}

function updateFrom(table: string, changes: string, key: readonly Field[], set: readonly Field[]): string {
  const column = (field: Field): string => quoteIdentifier(field.column)
  const assignments = set.map((field) => `${column(field)} = c.${column(field)}`).join(', ')
  const match = key.map((field) => `t.${column(field)} = c.${column(field)}`).join(' AND ')
  return `UPDATE ${table} AS t SET ${assignments} FROM ${changes} AS c WHERE ${match}`
}
