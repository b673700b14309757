import type { Default, FieldType } from '@seed/core/adapter'
import { parseLiteral, storedDefault } from '@seed/sql'
import type { PropertyLike } from '../client.js'

/**
 * What the database puts into a column that a row does not name. SQL that is a plain literal is a constant, any other text an
 * expression. A default of NULL is none.
 */
export function defaultOf({ defaultRaw }: PropertyLike, type: FieldType): Default | undefined {
  if (defaultRaw === undefined) return undefined
  const literal = parseLiteral(defaultRaw)
  if (literal === undefined) return { kind: 'expression', text: defaultRaw }
  return literal.value === null ? undefined : { kind: 'constant', value: storedDefault(type, literal.value) }
}
