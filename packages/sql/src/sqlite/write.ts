import { type Entity, type Field, InternalError, type RowSource, type Through } from '@seed/core/adapter'
import { columnList, fieldsOf } from '../shared/columns.js'
import { quoteIdentifier, quoteTable } from '../shared/quote.js'
import { yieldToEventLoop } from '../shared/yield.js'
import { deferForeignKeys, type SqliteConnection } from './connection.js'
import { type Encoder, encoderOf } from './encode.js'
import { atRow } from './failed-row.js'
import type { SqliteStoreOptions } from './options.js'

/** Writes all rows of the source through one prepared statement; gives their number. Yields between batches. */
export async function insertRows(
  connection: SqliteConnection,
  options: SqliteStoreOptions,
  entity: Entity,
  source: RowSource,
  through: Through,
): Promise<number> {
  if (through === 'orm') throw new InternalError("rows written by the ORM are the adapter's work")
  const fields = fieldsOf(entity, source.fields)
  const marks = fields.map(() => '?').join(', ')
  const sql = `INSERT INTO ${quoteTable(entity.table)} (${columnList(fields)}) VALUES (${marks})`
  return runEach(connection, sql, encodersOf(entity, fields, options), source)
}

/** Sets fields of rows found by key, through one prepared statement; gives the number of rows changed. */
export async function updateRows(
  connection: SqliteConnection,
  options: SqliteStoreOptions,
  entity: Entity,
  source: RowSource,
): Promise<number> {
  const fields = fieldsOf(entity, source.fields)
  const keys = entity.key.length
  const assign = (field: Field): string => `${quoteIdentifier(field.column)} = ?`
  const set = fields.slice(keys).map(assign).join(', ')
  const match = fields.slice(0, keys).map(assign).join(' AND ')
  const sql = `UPDATE ${quoteTable(entity.table)} SET ${set} WHERE ${match}`
  const encoders = encodersOf(entity, fields, options)
  // The source gives the key first, the statement wants it last.
  return runEach(connection, sql, encoders, source, (bound) => [...bound.slice(keys), ...bound.slice(0, keys)])
}

async function runEach(
  connection: SqliteConnection,
  sql: string,
  encoders: readonly Encoder[],
  source: RowSource,
  arrange: (bound: readonly unknown[]) => readonly unknown[] = (bound) => bound,
): Promise<number> {
  deferForeignKeys(connection)
  const statement = connection.prepare(sql)
  let row = 0
  let changes = 0
  for (const batch of source.batches('stored')) {
    for (const values of batch) {
      const bound = arrange(encoders.map((encode, i) => encode(values[i])))
      changes += atRow(row, () => Number(statement.run(bound).changes))
      row += 1
    }
    await yieldToEventLoop()
  }
  return changes
}

function encodersOf(entity: Entity, fields: readonly Field[], options: SqliteStoreOptions): readonly Encoder[] {
  return fields.map((field) => encoderOf(entity, field, options))
}
