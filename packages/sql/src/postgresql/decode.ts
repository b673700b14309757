import type { FieldType, Json, Value } from '@seed/core/adapter'
import { atScale } from '../shared/decimal-text.js'
import { canonicalDateTime, canonicalInstant, canonicalTime } from '../shared/temporal.js'
import { type ArrayText, parseArray } from './array-text.js'

/** From the text PostgreSQL prints (never null) to the canonical value. */
export type Decoder = (text: string) => Value

/** Chooses, once per field, how its texts are read. Relies on the settings of `fixSettings`. */
export function decoderOf(type: FieldType): Decoder {
  switch (type.kind) {
    case 'integer':
      return type.bits === 64 ? BigInt : Number
    case 'decimal':
      return (text) => atScale(text, type.scale)
    case 'float':
      return Number
    case 'boolean':
      return (text) => text === 't' || text === 'true' || text === '1'
    case 'text':
      return type.fixed === true ? (text) => text.replace(/ +$/, '') : asItIs
    case 'instant':
      return canonicalInstant
    case 'datetime':
      return canonicalDateTime
    case 'time':
      return canonicalTime
    case 'json':
      return parseJson
    case 'bytes':
      return parseBytes
    case 'array':
      return arrayDecoder(decoderOf(type.of))
    default:
      return asItIs
  }
}

function asItIs(text: string): string {
  return text
}

function parseJson(text: string): Json {
  try {
    return JSON.parse(text) as Json
  } catch {
    return text // a text column whose content is no JSON after all
  }
}

function parseBytes(text: string): Uint8Array {
  return new Uint8Array(text.startsWith('\\x') ? Buffer.from(text.slice(2), 'hex') : Buffer.from(text, 'utf8'))
}

function arrayDecoder(element: Decoder): Decoder {
  const decode = (array: ArrayText): Value[] =>
    array.map((item) => (item === null ? null : typeof item === 'string' ? element(item) : decode(item)))
  return (text) => {
    const array = parseArray(text)
    return array === undefined ? parseJson(text) : decode(array)
  }
}
