import type { Field, FieldType, Json, Value } from '@seed/core/adapter'
import { parseJson } from '../shared/json-text.js'
import { quoteIdentifier } from '../shared/quote.js'
import { type Decoder, textDecoder } from '../shared/text-decoder.js'

/** Chooses, once per field, how its texts are read. Relies on the settings of `withSettings` and on `asText`. */
export function decoderOf(type: FieldType): Decoder {
  switch (type.kind) {
    case 'float':
      return type.bits === 32 ? shortestFloat : Number
    case 'boolean':
      return (text) => text !== '0'
    case 'bytes':
      return fromHex
    case 'array':
      return arrayDecoder(type.of)
    default:
      return textDecoder(type)
  }
}

/**
 * The column as an expression that every driver gives as text: bytes in hex, floats of four bytes at their full width (their
 * own text has six digits), bits as a number.
 */
export function asText(field: Field, prefix = ''): string {
  const column = prefix + quoteIdentifier(field.column)
  const { type } = field
  if (type.kind === 'bytes') return `HEX(${column})`
  const isNumber = type.kind === 'boolean' || /^bit\b/i.test(field.nativeType)
  const isNarrow = type.kind === 'float' && type.bits === 32
  return `CAST(${column}${isNarrow ? ' + 0e0' : isNumber ? ' + 0' : ''} AS CHAR)`
}

/** The fewest digits that give back the same float of four bytes. */
function shortestFloat(text: string): number {
  const exact = Number(text)
  for (let digits = 6; digits < 9; digits += 1) {
    const short = Number(exact.toPrecision(digits))
    if (Math.fround(short) === exact) return short
  }
  return exact
}

function fromHex(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'hex'))
}

/** Arrays are JSON; there are none in the database itself. */
function arrayDecoder(of: FieldType): Decoder {
  const element = of.kind === 'json' ? undefined : decoderOf(of)
  const decode = (item: Json): Value => {
    if (item === null) return null
    if (Array.isArray(item)) return item.map(decode)
    if (element === undefined || typeof item === 'boolean') return item
    return element(typeof item === 'string' ? item : JSON.stringify(item))
  }
  return (text) => {
    const parsed = parseJson(text)
    // An element of a JSON array may be an array itself and is no dimension.
    return !Array.isArray(parsed) || element === undefined ? (parsed as Value) : parsed.map(decode)
  }
}
