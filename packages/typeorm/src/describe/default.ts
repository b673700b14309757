import type { Default, FieldType } from '@seed/core/adapter'
import { parseLiteral, storedDefault } from '@seed/sql'
import type { ColumnMetadataLike } from '../client.js'

/**
 * What the database puts into a column that a row does not name. A function's text that is a plain literal is a constant,
 * any other text an expression. A default of `null` is none.
 */
export function defaultOf(column: ColumnMetadataLike, type: FieldType): Default | undefined {
  const given = column.default
  if (given === undefined || given === null) return undefined
  if (typeof given !== 'function') return constant(type, given)
  const text = String((given as () => unknown)())
  const literal = parseLiteral(text)
  if (literal === undefined) return { kind: 'expression', text }
  return literal.value === null ? undefined : constant(type, literal.value)
}

function constant(type: FieldType, given: unknown): Default {
  return { kind: 'constant', value: storedDefault(type, given) }
}
