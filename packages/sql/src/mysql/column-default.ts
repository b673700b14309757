import type { Default, FieldType, Value } from '@seed/core/adapter'
import { decoderOf } from './decode.js'
import { literalText } from './printed-text.js'
import type { Flavour } from './target.js'

/** A default as the server prints it. */
export interface PrintedDefault {
  readonly text: string
  /** True where MySQL says that it is an expression; MariaDB quotes its literals instead. */
  readonly isExpression: boolean
}

/**
 * What a column gets when a row does not name it: a literal is read as a value of the column's type, everything else is an
 * expression. A default of NULL is none.
 */
export function parseDefault(printed: PrintedDefault, type: FieldType, flavour: Flavour): Default | undefined {
  const { text } = printed
  if (flavour === 'mariadb' && /^null$/i.test(text)) return undefined
  const literal = printed.isExpression ? undefined : (bitText(text) ?? plainText(text, flavour))
  if (literal === undefined || type.kind === 'unknown') return { kind: 'expression', text }
  return { kind: 'constant', value: valueOf(literal, type) }
}

/** `b'1'` of a bit column. */
function bitText(text: string): string | undefined {
  const bits = /^b'([01]+)'$/.exec(text)?.[1]
  return bits === undefined ? undefined : String(Number.parseInt(bits, 2))
}

function plainText(text: string, flavour: Flavour): string | undefined {
  if (flavour === 'mysql') return text
  return literalText(text) ?? (/^-?\d+(\.\d+)?(e[-+]?\d+)?$/i.test(text) ? text : undefined)
}

function valueOf(literal: string, type: FieldType): Value {
  if (type.kind === 'bytes') return new Uint8Array(Buffer.from(literal, 'utf8'))
  return decoderOf(type)(literal)
}
