import type { FieldType, Value } from '@seed/core/adapter'
import { atScale } from './decimal-text.js'
import { parseJson } from './json-text.js'
import { canonicalDateTime, canonicalInstant, canonicalTime } from './temporal.js'

/** From the text a server prints (never null) to the canonical value. */
export type Decoder = (text: string) => Value

/** Reads the texts that servers print alike; booleans, bytes and arrays are for each database to say. */
export function textDecoder(type: FieldType): Decoder {
  switch (type.kind) {
    case 'integer':
      return type.bits === 64 ? BigInt : Number
    case 'decimal':
      return (text) => atScale(text, type.scale)
    case 'float':
      return Number
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
    default:
      return asItIs
  }
}

function asItIs(text: string): string {
  return text
}
