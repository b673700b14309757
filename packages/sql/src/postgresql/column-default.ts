import type { Default, FieldType } from '@seed/core/adapter'
import { unwrap } from '../shared/sql-text.js'
import { decoderOf } from './decode.js'

/** A literal, perhaps in parentheses, perhaps cast: `'abc'::character varying`, `(-1)`, `0.00`, `true`. */
const LITERAL = /^(?:'((?:[^']|'')*)'|(-?\d+(?:\.\d+)?)|(true|false))(?:::[^()':]+(?:\(\d+(?:,\s*\d+)?\))?[^()':]*)*$/i

/**
 * What a column gets when a row does not name it: a literal is read as a value of the column's type, everything else is
 * an expression. A default of NULL is none.
 */
export function parseDefault(text: string, type: FieldType): Default | undefined {
  const bare = unwrapCast(unwrap(text))
  if (/^null(::.*)?$/i.test(bare)) return undefined
  const match = LITERAL.exec(bare)
  if (match === null || type.kind === 'unknown') return { kind: 'expression', text }
  const [, quoted, digits, truth] = match
  const literal = quoted?.replaceAll("''", "'") ?? digits ?? truth?.toLowerCase() ?? ''
  return { kind: 'constant', value: decoderOf(type)(literal) }
}

/** `(-1)::smallint`, `('-5'::integer)::numeric`: takes the parentheses of the inner literal away. */
function unwrapCast(text: string): string {
  const match = /^\((.*)\)(::[^()]+(?:\([\d, ]+\))?)$/s.exec(text)
  return match === null ? text : `${unwrap(match[1] ?? '')}${match[2] ?? ''}`
}
