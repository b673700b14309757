import type { FieldType, Json, Value } from '@seed/core/adapter'
import { atScale, plainDecimal } from '../shared/decimal-text.js'
import { parseJson } from '../shared/json-text.js'
import { canonicalDateTime, canonicalInstant, canonicalTime } from '../shared/temporal.js'
import type { SqliteValue } from './connection.js'

/** A value in the database that is not NULL. */
type Present = Exclude<SqliteValue, null>

/** From what the driver gives (never null) to the canonical value. */
export type Decoder = (stored: Present) => Value

/** Chooses, once per field, how its values are read. Tolerant: SQLite lets any column hold any kind of value. */
export function decoderOf(type: FieldType): Decoder {
  switch (type.kind) {
    case 'integer':
      return type.bits === 64 ? toBigInt : toInteger
    case 'decimal':
      return (stored) => toDecimal(stored, type.scale)
    case 'float':
      return Number
    case 'boolean':
      return (stored) => /^(1|t|true)$/i.test(String(stored))
    case 'text':
      return type.fixed === true ? (stored) => toText(stored).replace(/ +$/, '') : toText
    case 'instant':
      return (stored) => canonicalInstant(toDateTime(stored))
    case 'datetime':
      return (stored) => canonicalDateTime(toDateTime(stored))
    case 'date':
      return (stored) => toDateTime(stored).slice(0, 10)
    case 'time':
      return (stored) => canonicalTime(toText(stored))
    case 'json':
      return toJson
    case 'bytes':
      return toBytes
    case 'array':
      return arrayDecoder(type.of)
    case 'unknown':
      return (stored) => (typeof stored === 'bigint' ? toInteger(stored) : stored)
    default:
      return toText
  }
}

function toInteger(stored: Present): number | bigint {
  const exact = toBigInt(stored)
  const number = Number(exact)
  return Number.isSafeInteger(number) || typeof exact === 'number' ? number : exact
}

function toBigInt(stored: Present): bigint | number {
  if (typeof stored === 'bigint') return stored
  const isWhole = typeof stored === 'number' ? Number.isInteger(stored) : /^-?\d+$/.test(toText(stored))
  return isWhole ? BigInt(typeof stored === 'number' ? stored : toText(stored)) : Number(toText(stored))
}

/** Up to 15 digits, rounding the float to the column's scale gives back the very decimal that was written. */
function toDecimal(stored: Present, scale: number | undefined): string {
  if (typeof stored !== 'number') return atScale(toText(stored), scale)
  if (scale === undefined || Math.abs(stored) >= 1e15) return atScale(plainDecimal(stored), scale)
  const rounded = stored.toFixed(Math.max(scale, 0))
  return Number(rounded) === stored ? rounded : plainDecimal(stored)
}

function toText(stored: Present): string {
  return stored instanceof Uint8Array ? Buffer.from(stored).toString('utf8') : String(stored)
}

/** A number counts milliseconds since 1970. */
function toDateTime(stored: Present): string {
  if (typeof stored !== 'number' && typeof stored !== 'bigint') return toText(stored)
  const moment = new Date(Number(stored))
  return Number.isNaN(moment.getTime()) ? String(stored) : moment.toISOString()
}

function toJson(stored: Present): Json {
  return parseJson(toText(stored))
}

function toBytes(stored: Present): Uint8Array {
  return new Uint8Array(stored instanceof Uint8Array ? stored : Buffer.from(String(stored), 'utf8'))
}

function arrayDecoder(of: FieldType): Decoder {
  const element = of.kind === 'bytes' ? fromHex : of.kind === 'json' ? undefined : decoderOf(of)
  const decode = (item: Json): Value => {
    if (item === null) return null
    if (Array.isArray(item)) return item.map(decode)
    if (element === undefined) return item
    return element(typeof item === 'number' || typeof item === 'string' ? item : JSON.stringify(item))
  }
  return (stored) => {
    const parsed = toJson(stored)
    if (!Array.isArray(parsed)) return parsed
    // An element of a JSON array may be an array itself and is no dimension.
    return element === undefined ? (parsed as Value) : parsed.map(decode)
  }
}

function fromHex(stored: Present): Uint8Array {
  return new Uint8Array(Buffer.from(String(stored), 'hex'))
}
