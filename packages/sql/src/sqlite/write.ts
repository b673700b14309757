import { type Entity, type Field, InternalError, type RowSource, type Through } from '@seed/core/adapter'
import { columnList, fieldsOf } from '../shared/columns.js'
import { quoteIdentifier, quoteTable } from '../shared/quote.js'
import { deferForeignKeys, type SqliteConnection, type SqliteValue } from './connection.js'
import { type Encoder, encoderOf } from './encode.js'
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
  arrange: (bound: readonly SqliteValue[]) => readonly SqliteValue[] = (bound) => bound,
): Promise<number> {
  await deferForeignKeys(connection)
  return connection.runEach(sql, boundBatches(encoders, source, arrange))
}

function* boundBatches(
  encoders: readonly Encoder[],
  source: RowSource,
  arrange: (bound: readonly SqliteValue[]) => readonly SqliteValue[],
): Generator<readonly (readonly SqliteValue[])[], void, undefined> {
  for (const batch of source.batches('stored')) {
    yield batch.map((values) => arrange(encoders.map((encode, i) => encode(values[i]))))
  }
}

function encodersOf(entity: Entity, fields: readonly Field[], options: SqliteStoreOptions): readonly Encoder[] {
  return fields.map((field) => encoderOf(entity, field, options))
}
