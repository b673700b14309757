import type { Entity, KeySet, Selection, Tuple } from '@seed/core/adapter'
import { fieldsOf } from '../shared/columns.js'
import { ownRows, where } from '../shared/inheritance.js'
import { quoteIdentifier, quoteTable } from '../shared/quote.js'
import { PAGE_ROWS } from '../shared/store.js'
import { yieldToEventLoop } from '../shared/yield.js'
import { deferForeignKeys, type SqliteConnection, type SqliteRow } from './connection.js'
import { type Decoder, decoderOf } from './decode.js'
import { encoderOf } from './encode.js'
import { select } from './keys.js'
import type { SqliteStoreOptions } from './options.js'

/**
 * Pages of rows in key order. Each page is asked for by the last key of the one before, for an open cursor would keep
 * every other statement off the connection.
 */
export async function* readRows(
  connection: SqliteConnection,
  options: SqliteStoreOptions,
  entity: Entity,
  selection: Selection,
): AsyncGenerator<readonly Tuple[], void, undefined> {
  const fields = fieldsOf(entity, selection.fields)
  const decoders = fields.map((field) => decoderOf(field.type))
  const order = orderOf(entity)
  const pageRows = selection.pageRows ?? PAGE_ROWS
  const columns = [...fields.map((field) => quoteIdentifier(field.column)), ...order].join(', ')
  const selected = await select(connection, options, entity, selection)
  const page = (after: SqliteRow): Promise<readonly SqliteRow[]> => {
    const further = after.length === 0 ? undefined : `(${order.join(', ')}) > (${order.map(() => '?').join(', ')})`
    const condition = where(...selected.conditions, further)
    const sql = `SELECT ${columns} FROM ${quoteTable(entity.table)}${condition} ORDER BY ${order.join(', ')} LIMIT ${pageRows}`
    return connection.all(sql, after)
  }
  try {
    for (let after = await startOf(connection, options, entity, selection.after); after !== undefined;) {
      const rows = await page(after)
      if (rows.length > 0) yield rows.map((row) => decodeRow(decoders, row))
      if (rows.length < pageRows) return
      after = rows.at(-1)?.slice(fields.length) ?? []
      await yieldToEventLoop()
    }
  } finally {
    await selected.release()
  }
}

/** How many rows the entity itself has; under single-table inheritance, without those of its relatives. */
export async function countRows(connection: SqliteConnection, entity: Entity): Promise<number> {
  const rows = await connection.all(`SELECT count(*) FROM ${quoteTable(entity.table)}${where(ownRows(entity))}`)
  return Number(rows[0]?.[0])
}

/** Deletes rows by key; gives their number. */
export async function deleteRows(
  connection: SqliteConnection,
  options: SqliteStoreOptions,
  entity: Entity,
  keys: KeySet,
): Promise<number> {
  await deferForeignKeys(connection)
  const selected = await select(connection, options, entity, { keys })
  try {
    return await connection.run(`DELETE FROM ${quoteTable(entity.table)}${where(...selected.conditions)}`)
  } finally {
    await selected.release()
  }
}

/** Decodes one row; columns after the fields are left out. */
export function decodeRow(decoders: readonly Decoder[], row: SqliteRow): Tuple {
  return decoders.map((decode, i) => {
    const stored = row[i] ?? null
    return stored === null ? null : decode(stored)
  })
}

/** What the first page stands behind: nothing unless told. Undefined when no row has the key that was told. */
async function startOf(
  connection: SqliteConnection,
  options: SqliteStoreOptions,
  entity: Entity,
  after: Tuple | undefined,
): Promise<SqliteRow | undefined> {
  if (after === undefined) return []
  const key = fieldsOf(entity, entity.key)
  const values = key.map((field, i) => encoderOf(entity, field, options)(after[i]))
  const order = orderOf(entity)
  if (order.length === key.length && order[0] !== 'rowid') return values
  const isKey = key.map((field) => `${quoteIdentifier(field.column)} = ?`).join(' AND ')
  const [row] = await connection.all(`SELECT rowid FROM ${quoteTable(entity.table)} WHERE ${isKey}`, values)
  return row
}

/** A key may hold NULLs in SQLite unless it is declared NOT NULL; those rows are found by their place instead. */
function orderOf(entity: Entity): readonly string[] {
  const key = fieldsOf(entity, entity.key)
  const isTotal = key.length > 0 && key.every((field) => !field.nullable)
  return isTotal ? key.map((field) => quoteIdentifier(field.column)) : ['rowid']
}
