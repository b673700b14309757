import type { Default, FieldType, Value } from '@seed/core/adapter'
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
  return { kind: 'constant', value: canonical(type, given) }
}

/** The stored form of a default, as far as its own type differs from it. */
function canonical(type: FieldType, given: unknown): Value {
  switch (type.kind) {
    case 'decimal':
      return toDecimal(given, type.scale)
    case 'integer':
      return type.bits === 64 ? BigInt(String(given)) : Number(given)
    case 'float':
      return Number(given)
    case 'boolean':
      return given === true || given === 1 || ['true', 't', '1'].includes(String(given))
    case 'json':
      return typeof given === 'string' ? (parseJson(given) ?? given) : (given as Value)
    case 'array':
      return Array.isArray(given) ? given.map((one) => canonical(type.of, one)) : (given as Value)
    case 'text':
      return Array.isArray(given) ? given.join(',') : String(given)
    case 'datetime':
    case 'instant':
      return given instanceof Date ? given.toISOString() : String(given)
    default:
      return Array.isArray(given) ? given.join(',') : String(given)
  }
}

function toDecimal(given: unknown, scale: number | undefined): string {
  const text = String(given)
  if (scale === undefined || scale === 0 || !/^-?\d+(\.\d+)?$/.test(text)) return text
  const [whole = '0', fraction = ''] = text.split('.')
  return `${whole}.${fraction.padEnd(scale, '0')}`
}

function parseJson(text: string): Value | undefined {
  try {
    return JSON.parse(text) as Value
  } catch {
    return undefined
  }
}

/** Reads a SQL literal: a number, a word of logic, or one quoted text with an optional cast. */
function parseLiteral(text: string): { readonly value: unknown } | undefined {
  const bare = text.trim().replace(/^\((.*)\)$/s, '$1')
  if (/^-?\d+(\.\d+)?$/.test(bare)) return { value: bare }
  if (/^null(::[\w" ]+)?$/i.test(bare)) return { value: null }
  if (/^(true|false)$/i.test(bare)) return { value: bare.toLowerCase() === 'true' }
  const quoted = /^'((?:[^']|'')*)'(::[\w"[\]() ]+)?$/.exec(bare)
  // 'now'::date and its kin read the clock.
  if (quoted?.[1] === undefined || /^(now|today|tomorrow|yesterday)$/i.test(quoted[1])) return undefined
  return { value: quoted[1].replaceAll("''", "'") }
}
