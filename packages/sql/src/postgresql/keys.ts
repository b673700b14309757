import type { Entity, Field, KeySet, Selection, Tuple } from '@seed/core/adapter'
import { columnList, fieldsOf, singleKey } from '../shared/columns.js'
import { reachableRows, where } from '../shared/inheritance.js'
import { quoteIdentifier, quoteLiteral, quoteTable } from '../shared/quote.js'
import { literalOf } from './literal.js'

/** WHERE clause of a selection. */
export function whereSelected(entity: Entity, selection: Selection): string {
  const { after, match } = selection
  return where(
    reachableRows(entity),
    selection.keys === undefined ? undefined : inKeys(entity, selection.keys),
    match === undefined ? undefined : inTuples(entity, fieldsOf(entity, match.fields), match.anyOf),
    after === undefined ? undefined : behindKey(entity, after),
  )
}

/** Condition that keeps the rows behind this key, in the order that ORDER BY gives; an index serves it. */
export function behindKey(entity: Entity, after: Tuple): string {
  const key = fieldsOf(entity, entity.key)
  const values = key.map((field, i) => quoteLiteral(literalOf(field)(after[i])))
  return `(${columnList(key)}) > (${values.join(', ')})`
}

/** Condition that keeps the rows with these keys. */
export function inKeys(entity: Entity, keys: KeySet): string {
  if (keys.kind === 'list') return inTuples(entity, fieldsOf(entity, entity.key), keys.keys)
  return `${quoteIdentifier(singleKey(entity).column)} BETWEEN ${keys.from} AND ${keys.to}`
}

/**
 * Condition that the columns together are one of the tuples. The tuples travel as JSON and are read by the table's own
 * row type, so that no type has to be spelled and an index serves.
 */
export function inTuples(entity: Entity, fields: readonly Field[], tuples: readonly Tuple[]): string {
  const literals = fields.map(literalOf)
  const records = tuples.map((tuple) =>
    Object.fromEntries(
      fields.map((field, i) => {
        const value = tuple[i] ?? null
        return [field.column, value === null ? null : (literals[i] as (value: unknown) => string)(value)]
      }),
    ),
  )
  const json = quoteLiteral(JSON.stringify(records))
  const columns = columnList(fields)
  const table = quoteTable(entity.table)
  return `(${columns}) IN (SELECT ${columns} FROM json_populate_recordset(NULL::${table}, ${json}))`
}
