import type { Default, FieldType } from '@seed/core/adapter'
import { unwrap } from '../shared/sql-text.js'
import { decoderOf } from './decode.js'

const LITERAL = /^(?:'((?:[^']|'')*)'|([-+]?\d+)|([-+]?(?:\d+\.\d*|\.\d+|\d+(?=e))(?:e[-+]?\d+)?)|(true|false))$/i

/**
 * What a column gets when a row does not name it: a literal is read as a value of the column's type, everything else is
 * an expression. A default of NULL is none.
 */
export function parseDefault(text: string, type: FieldType): Default | undefined {
  const bare = unwrap(text)
  if (/^null$/i.test(bare)) return undefined
  const match = LITERAL.exec(bare)
  if (match === null || type.kind === 'unknown') return { kind: 'expression', text }
  const [, quoted, digits, real, truth] = match
  return { kind: 'constant', value: decoderOf(type)(stored(quoted, digits, real ?? '0', truth)) }
}

function stored(
  quoted: string | undefined,
  digits: string | undefined,
  real: string,
  truth: string | undefined,
): string | bigint | number {
  if (quoted !== undefined) return quoted.replaceAll("''", "'")
  if (digits !== undefined) return BigInt(digits.replace('+', ''))
  return truth === undefined ? Number(real) : BigInt(truth.toLowerCase() === 'true')
}
