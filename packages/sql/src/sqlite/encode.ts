import type { Entity, Field } from '@seed/core/adapter'
import { sqliteDecimal } from '../errors.js'
import { significantDigits } from '../shared/decimal-text.js'
import { affinityOf } from './affinity.js'
import type { SqliteValue } from './connection.js'
import type { SqliteStoreOptions } from './options.js'

/** From a canonical value to what is bound to a statement. */
export type Encoder = (value: unknown) => SqliteValue

/** Digits of a decimal that a 64-bit float keeps for certain (DBL_DIG of IEEE 754). */
const EXACT_DIGITS = 15

/** Chooses, once per field, how its values are bound. NULL stays NULL. */
export function encoderOf(entity: Entity, field: Field, options: SqliteStoreOptions): Encoder {
  const encode = presentEncoder(entity, field, options)
  return (value) => (value === null || value === undefined ? null : encode(value))
}

function presentEncoder(entity: Entity, field: Field, options: SqliteStoreOptions): Encoder {
  switch (field.type.kind) {
    case 'integer':
      return integerEncoder(field)
    case 'decimal':
      return decimalEncoder(entity, field)
    case 'boolean':
      return (value) => (value === true ? 1n : 0n)
    case 'instant':
    case 'datetime':
      return (value) => spellInstant(String(value), options.instants)
    case 'json':
    case 'array':
      return (value) => JSON.stringify(value, replaceForJson)
    case 'bytes':
      return (value) => asBuffer(value as Uint8Array)
    case 'float':
      return (value) => value as number
    default:
      return encodeOther
  }
}

/** The driver binds numbers as floats, which a column without a numeric affinity would keep as such: `1.0`. */
function integerEncoder(field: Field): Encoder {
  const affinity = affinityOf(field.nativeType)
  if (affinity === 'integer' || affinity === 'numeric') return (value) => value as SqliteValue
  return (value) => (typeof value === 'number' ? BigInt(value) : (value as SqliteValue))
}

function decimalEncoder(entity: Entity, field: Field): Encoder {
  if (affinityOf(field.nativeType) === 'text') return String
  return (value) => {
    const text = String(value)
    if (significantDigits(text) > EXACT_DIGITS) throw sqliteDecimal(entity.name, field.name)
    return text
  }
}

/** Spells a canonical date-time as the ORM does; three digits after the second, or more where they are given. */
function spellInstant(value: string, form: SqliteStoreOptions['instants']): string | bigint {
  const match = /^(\d{4,6}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:\.(\d+))?Z?$/.exec(value)
  if (match === null) return value
  const [, date = '', time = '', fraction = ''] = match
  const digits = fraction.padEnd(3, '0')
  switch (form) {
    case 'sql':
      return `${date} ${time}.${digits}`
    case 'iso':
      return `${date}T${time}.${digits}Z`
    case 'sql-offset':
      return `${date} ${time}.${digits} +00:00`
    case 'epoch-ms':
      return BigInt(Date.parse(`${date}T${time}.${digits.slice(0, 3)}Z`))
  }
}

/** JSON has no 64-bit integers and no bytes; elements of arrays travel as texts and are read back by the element's type. */
function replaceForJson(_key: string, value: unknown): unknown {
  if (typeof value === 'bigint') return String(value)
  return value instanceof Uint8Array ? asBuffer(value).toString('hex') : value
}

function encodeOther(value: unknown): SqliteValue {
  if (value instanceof Uint8Array) return asBuffer(value)
  if (typeof value === 'boolean') return value ? 1n : 0n
  return typeof value === 'object' ? JSON.stringify(value) : (value as SqliteValue)
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
