import type { Entity, Field, KeySet, Selection, Tuple } from '@seed/core/adapter'
import { columnList, fieldsOf, singleKey } from '../shared/columns.js'
import { reachableRows } from '../shared/inheritance.js'
import { quoteIdentifier } from '../shared/quote.js'
import { literalOf } from './literal.js'

/** Conditions of a selection. */
export function conditionsOf(
  entity: Entity,
  selection: Pick<Selection, 'keys' | 'match'>,
): readonly (string | undefined)[] {
  const { keys, match } = selection
  return [
    reachableRows(entity),
    keys === undefined ? undefined : inKeys(entity, keys),
    match === undefined ? undefined : inTuples(fieldsOf(entity, match.fields), match.anyOf),
  ]
}

/** Condition that keeps the rows with these keys. */
export function inKeys(entity: Entity, keys: KeySet): string {
  if (keys.kind === 'list') return inTuples(fieldsOf(entity, entity.key), keys.keys)
  return `${quoteIdentifier(singleKey(entity).column)} BETWEEN ${keys.from} AND ${keys.to}`
}

/** Condition that the columns together are one of the tuples, compared as the columns' own collations do. */
function inTuples(fields: readonly Field[], tuples: readonly Tuple[]): string {
  if (tuples.length === 0) return 'FALSE'
  const literals = fields.map(literalOf)
  const spelled = tuples.map((tuple) => `(${literals.map((literal, i) => orNull(literal, tuple[i])).join(', ')})`)
  return `(${columnList(fields)}) IN (${spelled.join(', ')})`
}

function orNull(literal: (value: unknown) => string, value: unknown): string {
  return value === null || value === undefined ? 'NULL' : literal(value)
}
