import type { FieldType, Value } from '@seed/core/adapter'
import { atScale } from './decimal-text.js'
import { parseJson } from './json-text.js'

/** Reads a SQL literal: a number, a word of logic, NULL, or one quoted text with an optional cast. Undefined for other SQL. */
export function parseLiteral(sql: string): { readonly value: string | boolean | null } | undefined {
  const bare = sql.trim().replace(/^\((.*)\)$/s, '$1')
  if (/^-?\d+(\.\d+)?$/.test(bare)) return { value: bare }
  if (/^null(::[\w" ]+)?$/i.test(bare)) return { value: null }
  if (/^(true|false)$/i.test(bare)) return { value: bare.toLowerCase() === 'true' }
  const quoted = /^'((?:[^']|'')*)'(::[\w"[\]() ]+)?$/.exec(bare)
  // 'now'::date and its kin read the clock.
  if (quoted?.[1] === undefined || /^(now|today|tomorrow|yesterday)$/i.test(quoted[1])) return undefined
  return { value: quoted[1].replaceAll("''", "'") }
}

/**
 * The stored form of a default that an ORM's metadata gives as a value of JavaScript's or as the text of a literal.
 *
 * @param given - Neither null nor undefined.
 */
export function storedDefault(type: FieldType, given: unknown): Value {
  switch (type.kind) {
    case 'decimal':
      return atScale(String(given), type.scale)
    case 'integer':
      return type.bits === 64 ? BigInt(String(given)) : Number(given)
    case 'float':
      return Number(given)
    case 'boolean':
      return ['true', 't', '1'].includes(String(given))
    case 'json':
      return typeof given === 'string' ? parseJson(given) : (given as Value)
    case 'array':
      return arrayOf(type.of, given)
    case 'bytes':
      return given instanceof Uint8Array ? new Uint8Array(given) : new Uint8Array(Buffer.from(String(given)))
    case 'date':
      return momentText(given).slice(0, 10)
    case 'datetime':
      return momentText(given).replace(/Z$/, '')
    case 'instant':
      return momentText(given)
    default:
      return String(given)
  }
}

function momentText(given: unknown): string {
  return given instanceof Date ? given.toISOString() : String(given)
}

/** A list, or a literal of PostgreSQL without quotes inside: `{a,b}`. */
function arrayOf(of: FieldType, given: unknown): Value {
  if (Array.isArray(given)) return given.map((one) => storedDefault(of, one))
  const inside = /^\{([^"{}]*)\}$/.exec(String(given))?.[1]
  if (inside === undefined) return given as Value
  return inside === '' ? [] : inside.split(',').map((item) => storedDefault(of, item))
}
