import type { Entity, Field, Tuple } from '@seed/core/adapter'
import { columnList, fieldsOf } from '../../shared/columns.js'
import { ownRows, where } from '../../shared/inheritance.js'
import { quoteTable } from '../../shared/quote.js'
import { fixSettings, type PgConnection, type PgCopy } from '../connection.js'
import { escapeCopy } from '../connections/copy-text.js'
import { decoderOf } from '../decode.js'
import { behindKey } from '../keys.js'
import { decodeRow, fetchPages } from '../read.js'
import { type CopyPage, copyPage } from './copy-page.js'

/** Reads in key order, each page by the key of the last row before it, which travels in columns of its own. */
export async function* readByKey(
  connection: PgConnection,
  copy: PgCopy,
  entity: Entity,
  fields: readonly Field[],
  pageRows: number,
  start: Tuple | undefined,
): AsyncGenerator<CopyPage, void, undefined> {
  const key = fieldsOf(entity, entity.key)
  const decoders = key.map((field) => decoderOf(field.type))
  const from = `SELECT ${columnList([...fields, ...key])} FROM ${quoteTable(entity.table)}`
  const end = ` ORDER BY ${columnList(key)} LIMIT ${pageRows}`
  for (let after = start; ;) {
    const behind = after === undefined ? undefined : behindKey(entity, after)
    await fixSettings(connection)
    const bytes = await copy.out(`COPY (${from}${where(ownRows(entity), behind)}${end}) TO STDOUT`)
    const page = copyPage(bytes, fields, key.length)
    if (page.rows > 0) yield page
    if (page.rows < pageRows) return
    after = decodeRow(decoders, page.lastHidden())
  }
}

/** Reads through a cursor, for what has neither blocks nor a key; rows are spelled anew as COPY would. */
export async function* readByCursor(
  connection: PgConnection,
  entity: Entity,
  fields: readonly Field[],
  pageRows: number,
): AsyncGenerator<CopyPage, void, undefined> {
  const select = `SELECT ${columnList(fields)} FROM ${quoteTable(entity.table)}${where(ownRows(entity))}`
  for await (const rows of fetchPages(connection, select, pageRows)) {
    const lines = rows.map((row) => `${row.map(spell).join('\t')}\n`)
    yield copyPage(Buffer.from(lines.join('')), fields)
  }
}

function spell(text: string | null): string {
  return text === null ? String.raw`\N` : escapeCopy(text)
}
