import { type Entity, type Field, InternalError, type RowSource, type Through } from '@seed/core/adapter'
import { columnList, fieldsOf } from '../shared/columns.js'
import { quoteIdentifier, quoteLiteral, quoteTable } from '../shared/quote.js'
import { yieldToEventLoop } from '../shared/yield.js'
import { askOne, type MysqlConnection } from './connection.js'
import { encodeRows } from './encode.js'
import { insertChunk } from './insert-chunk.js'

let updates = 0

/** Writes all rows of the source with INSERTs of many rows each; gives their number. Yields between them. */
export async function insertRows(
  connection: MysqlConnection,
  entity: Entity,
  source: RowSource,
  through: Through,
): Promise<number> {
  if (through === 'orm') throw new InternalError("rows written by the ORM are the adapter's work")
  return insertInto(connection, quoteTable(entity.table), fieldsOf(entity, source.fields), source)
}

/**
 * Sets fields of rows found by key, all rows in one statement: the source goes into a temporary table first, which ends
 * no transaction. Columns that would take the time of the change by themselves keep what they hold. Gives the number of
 * rows found.
 */
export async function updateRows(connection: MysqlConnection, entity: Entity, source: RowSource): Promise<number> {
  const key = fieldsOf(entity, source.fields.slice(0, entity.key.length))
  const set = fieldsOf(entity, source.fields.slice(entity.key.length))
  updates += 1
  const changes = quoteIdentifier(`seed_update_${updates}`)
  const table = quoteTable(entity.table)
  const columns = columnList([...key, ...set])
  await connection.ask(`CREATE TEMPORARY TABLE ${changes} AS SELECT ${columns} FROM ${table} LIMIT 0`)
  try {
    await insertInto(connection, changes, [...key, ...set], source)
    const joined = `${table} AS t JOIN ${changes} AS c ON ${matched(key)}`
    const found = await askOne(connection, `SELECT CAST(count(*) AS CHAR) AS n FROM ${joined}`)
    const kept = await selfUpdating(connection, entity, set)
    const assigned = [...set.map((field) => assign(field.column, 'c')), ...kept.map((column) => assign(column, 't'))]
    await connection.ask(`UPDATE ${joined} SET ${assigned.join(', ')}`)
    return Number(found)
  } finally {
    // A rollback does not take it away, and a connection that is lost has taken it already.
    await connection.ask(`DROP TEMPORARY TABLE IF EXISTS ${changes}`).catch(() => undefined)
  }
}

async function insertInto(
  connection: MysqlConnection,
  table: string,
  fields: readonly Field[],
  source: RowSource,
): Promise<number> {
  const statement = `INSERT INTO ${table} (${columnList(fields)}) VALUES `
  let written = 0
  for (const texts of encodeRows(fields, source.batches('stored'))) {
    await insertChunk(connection, statement, texts, written)
    written += texts.length
    await yieldToEventLoop()
  }
  return written
}

/** Columns with ON UPDATE that the update does not set. */
async function selfUpdating(
  connection: MysqlConnection,
  { table }: Entity,
  set: readonly Field[],
): Promise<readonly string[]> {
  const rows = await connection.ask(
    `SELECT CAST(COLUMN_NAME AS CHAR) AS c FROM information_schema.COLUMNS
     WHERE TABLE_SCHEMA = ${table.schema === undefined ? 'DATABASE()' : quoteLiteral(table.schema)}
     AND TABLE_NAME = ${quoteLiteral(table.name)} AND EXTRA LIKE '%on update%'`,
  )
  return rows.map(([name]) => name ?? '').filter((name) => !set.some((field) => field.column === name))
}

function assign(column: string, from: 'c' | 't'): string {
  return `t.${quoteIdentifier(column)} = ${from}.${quoteIdentifier(column)}`
}

function matched(key: readonly Field[]): string {
  return key.map(({ column }) => `t.${quoteIdentifier(column)} = c.${quoteIdentifier(column)}`).join(' AND ')
}
