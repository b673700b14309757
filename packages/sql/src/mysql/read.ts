import type { Entity, Field, KeySet, Selection, Tuple } from '@seed/core/adapter'
import { columnList, fieldsOf } from '../shared/columns.js'
import { ownRows, where } from '../shared/inheritance.js'
import { quoteIdentifier, quoteTable } from '../shared/quote.js'
import { PAGE_ROWS } from '../shared/store.js'
import type { Decoder } from '../shared/text-decoder.js'
import { askOne, type MysqlConnection, type TextRow } from './connection.js'
import { asText, decoderOf } from './decode.js'
import { conditionsOf } from './keys.js'
import { literalOf } from './literal.js'
import { withSettings } from './settings.js'

/**
 * Pages of rows in key order, each asked for by the last key of the one before, for there is no cursor that leaves the
 * connection free for other statements. A table without a key is read in the order of all its columns.
 */
export async function* readRows(
  connection: MysqlConnection,
  entity: Entity,
  selection: Selection,
): AsyncGenerator<readonly Tuple[], void, undefined> {
  const fields = fieldsOf(entity, selection.fields)
  const key = fieldsOf(entity, entity.key)
  const decoders = fields.map((field) => decoderOf(field.type))
  const pageRows = selection.pageRows ?? PAGE_ROWS
  const select = `SELECT ${textList([...fields, ...key])} FROM ${quoteTable(entity.table)}`
  const order = ` ORDER BY ${columnList(key.length > 0 ? key : entity.fields)} LIMIT ${pageRows}`
  for (let after = selection.after, skipped = 0; ;) {
    const further = after === undefined ? undefined : isAfter(key, after)
    const condition = where(...conditionsOf(entity, selection), further)
    const offset = key.length > 0 ? '' : ` OFFSET ${skipped}`
    const rows = await withSettings(connection, () => connection.ask(select + condition + order + offset))
    if (rows.length > 0) yield rows.map((row) => decodeRow(decoders, row))
    if (rows.length < pageRows) return
    skipped += rows.length
    after = keyOf(key, rows.at(-1), fields.length)
  }
}

/** How many rows the entity itself has; under single-table inheritance, without those of its relatives. */
export async function countRows(connection: MysqlConnection, entity: Entity): Promise<number> {
  const count = `SELECT CAST(count(*) AS CHAR) AS n FROM ${quoteTable(entity.table)}${where(ownRows(entity))}`
  return Number(await askOne(connection, count))
}

/**
 * Deletes rows by key; gives their number. Foreign keys are checked row by row, so rows with the highest keys go first: where
 * rows point to rows of the same table, to older ones as a rule.
 */
export async function deleteRows(connection: MysqlConnection, entity: Entity, keys: KeySet): Promise<number> {
  const condition = where(...conditionsOf(entity, { keys }))
  const order = fieldsOf(entity, entity.key).map((field) => `${quoteIdentifier(field.column)} DESC`)
  await connection.ask(`DELETE FROM ${quoteTable(entity.table)}${condition} ORDER BY ${order.join(', ')}`)
  return Number(await askOne(connection, 'SELECT CAST(ROW_COUNT() AS CHAR) AS n'))
}

/** Columns as texts, under names that stand for their places. */
export function textList(fields: readonly Field[], prefix = ''): string {
  return fields.length === 0 ? "'' AS c" : fields.map((field, i) => `${asText(field, prefix)} AS c${i}`).join(', ')
}

/** Decodes one row of texts; columns after the fields are left out. */
export function decodeRow(decoders: readonly Decoder[], row: TextRow): Tuple {
  return decoders.map((decode, i) => {
    const text = row[i] ?? null
    return text === null ? null : decode(text)
  })
}

function keyOf(key: readonly Field[], row: TextRow | undefined, from: number): Tuple {
  return decodeRow(
    key.map((field) => decoderOf(field.type)),
    (row ?? []).slice(from),
  )
}

/** `(a, b) > (1, 2)`, spelled so that an index serves. */
function isAfter(key: readonly Field[], after: Tuple): string | undefined {
  if (key.length === 0) return undefined
  const literal = (i: number): string => literalOf(key[i] as Field)(after[i])
  const column = (i: number): string => quoteIdentifier((key[i] as Field).column)
  const cases = key.map((_, last) => {
    const same = key.slice(0, last).map((_field, i) => `${column(i)} = ${literal(i)}`)
    return [...same, `${column(last)} > ${literal(last)}`].join(' AND ')
  })
  return `(${cases.join(' OR ')})`
}
