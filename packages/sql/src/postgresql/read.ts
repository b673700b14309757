import type { Entity, KeySet, Selection, Tuple } from '@seed/core/adapter'
import { chunks } from '../shared/chunks.js'
import { columnList, fieldsOf } from '../shared/columns.js'
import { ownRows, reachableRows, where } from '../shared/inheritance.js'
import { quoteTable } from '../shared/quote.js'
import { PAGE_ROWS } from '../shared/store.js'
import type { Decoder } from '../shared/text-decoder.js'
import { fixSettings, type PgConnection, type TextRow } from './connection.js'
import { decoderOf } from './decode.js'
import { inKeys, whereSelected } from './keys.js'

/** Keys named in one DELETE. */
const KEYS_PER_STATEMENT = 5_000

let cursors = 0

/**
 * Pages of rows in key order through a cursor of the server, so that neither side holds more than a page. A table
 * without a key is read in the order of its pages on disk.
 */
export async function* readRows(
  connection: PgConnection,
  entity: Entity,
  selection: Selection,
): AsyncGenerator<readonly Tuple[], void, undefined> {
  if (isEmpty(selection)) return
  const fields = fieldsOf(entity, selection.fields)
  const decoders = fields.map((field) => decoderOf(field.type))
  const order = entity.key.length === 0 ? 'ctid' : columnList(fieldsOf(entity, entity.key))
  const select = `SELECT ${columnList(fields)} FROM ${quoteTable(entity.table)}${whereSelected(entity, selection)} ORDER BY ${order}`
  for await (const page of fetchPages(connection, select, selection.pageRows ?? PAGE_ROWS)) {
    yield page.map((row) => decodeRow(decoders, row))
  }
}

/** How many rows the entity itself has; under single-table inheritance, without those of its relatives. */
export async function countRows(connection: PgConnection, entity: Entity): Promise<number> {
  const { rows } = await connection.ask(`SELECT count(*) FROM ${quoteTable(entity.table)}${where(ownRows(entity))}`)
  return Number(rows[0]?.[0])
}

/** Deletes rows by key; gives their number. */
export async function deleteRows(connection: PgConnection, entity: Entity, keys: KeySet): Promise<number> {
  let deleted = 0
  const parts: readonly KeySet[] =
    keys.kind === 'range'
      ? [keys]
      : [...chunks(keys.keys, KEYS_PER_STATEMENT)].map((part) => ({ kind: 'list', keys: part }))
  await fixSettings(connection)
  await connection.ask('SET CONSTRAINTS ALL DEFERRED')
  for (const part of parts) {
    const condition = where(reachableRows(entity), inKeys(entity, part))
    deleted += (await connection.ask(`DELETE FROM ${quoteTable(entity.table)}${condition}`)).touched
  }
  return deleted
}

/** Decodes one row of texts. */
export function decodeRow(decoders: readonly Decoder[], row: TextRow): Tuple {
  return decoders.map((decode, i) => {
    const text = row[i] ?? null
    return text === null ? null : decode(text)
  })
}

function isEmpty(selection: Selection): boolean {
  return selection.match?.anyOf.length === 0 || (selection.keys?.kind === 'list' && selection.keys.keys.length === 0)
}

/** Pages of what a query gives, through a cursor of the server. */
export async function* fetchPages(
  connection: PgConnection,
  select: string,
  pageRows: number,
): AsyncGenerator<readonly TextRow[], void, undefined> {
  cursors += 1
  const cursor = `seed_cursor_${cursors}`
  await fixSettings(connection)
  await connection.ask(`DECLARE ${cursor} NO SCROLL CURSOR FOR ${connection.readable(select)}`)
  let isFailed = true
  try {
    for (;;) {
      const { rows } = await connection.ask(`FETCH ${pageRows} FROM ${cursor}`)
      isFailed = false
      if (rows.length > 0) yield rows
      if (rows.length < pageRows) return
      isFailed = true
    }
  } finally {
    // In a failed transaction the cursor is gone already and closing it would hide the failure.
    if (!isFailed) await connection.ask(`CLOSE ${cursor}`)
  }
}
