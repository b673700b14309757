import type { Default, FieldType, Value } from '@seed/core/adapter'
import type { PropertyLike } from '../client.js'

/**
 * What the database puts into a column that a row does not name. SQL that is a plain literal is a constant, any other text an
 * expression. A default of NULL is none.
 */
export function defaultOf({ defaultRaw }: PropertyLike, type: FieldType): Default | undefined {
  if (defaultRaw === undefined) return undefined
  const literal = parseLiteral(defaultRaw)
  if (literal === undefined) return { kind: 'expression', text: defaultRaw }
  return literal.value === null ? undefined : { kind: 'constant', value: storedValue(type, literal.value) }
}

/** The stored form of a value, as far as its own type differs from it. */
export function storedValue(type: FieldType, given: unknown): Value {
  switch (type.kind) {
    case 'decimal':
      return toDecimal(given, type.scale)
    case 'integer':
      return type.bits === 64 ? BigInt(String(given)) : Number(given)
    case 'float':
      return Number(given)
    case 'boolean':
      return ['true', 't', '1'].includes(String(given))
    case 'json':
      return typeof given === 'string' ? (parseJson(given) ?? given) : (given as Value)
    case 'array':
      return typeof given === 'string' ? parseArray(given, type.of) : (given as Value)
    case 'datetime':
    case 'instant':
      return given instanceof Date ? given.toISOString() : String(given)
    case 'bytes':
      return given as Value
    default:
      return String(given)
  }
}

function toDecimal(given: unknown, scale: number | undefined): string {
  const text = String(given)
  if (scale === undefined || scale === 0 || !/^-?\d+(\.\d+)?$/.test(text)) return text
  const [whole = '0', fraction = ''] = text.split('.')
  return `${whole}.${fraction.padEnd(scale, '0')}`
}

/** A literal of PostgreSQL without quotes inside: `{a,b}`. */
function parseArray(text: string, of: FieldType): Value {
  const inside = /^\{([^"{}]*)\}$/.exec(text)?.[1]
  if (inside === undefined) return text
  return inside === '' ? [] : inside.split(',').map((item) => storedValue(of, item))
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
