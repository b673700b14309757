import {
  valueNotInEnum,
  valueNull,
  valueRange,
  valueTooLong,
  valueType,
  valueUndefined,
  type Place,
} from '../errors/value.js'
import type { Field, FieldType, Value } from '../schema/schema.js'
import { canonicalJsonValue } from './canonical-json.js'
import { dateCanonicalizer, momentCanonicalizer, timeCanonicalizer } from './canonical-moment.js'
import { decimalCanonicalizer, floatCanonicalizer, integerCanonicalizer } from './canonical-number.js'
import { checkText, textCanonicalizer } from './canonical-text.js'
import { kindOf } from './kind-of.js'

export interface CanonicalOptions {
  /** Digits after the second that a data set keeps, 0 to 9; a column that keeps fewer decides. */
  readonly instantPrecision: number
  /** Name of the entity, for messages. */
  readonly entity?: string
}

/** Turns a value into its canonical form, or throws. */
export type Canonicalize = (value: unknown) => Value

/**
 * Makes the function that brings values for one column into canonical form (see `Value`) and refuses what the column cannot
 * hold. Chosen once per field; the function itself is on the hot path. It is idempotent, and knows nothing of the field's
 * converter (see `createStored` for that).
 *
 * Numbers for a decimal are rounded half-up (away from zero on ties) to its scale, and instants are cut to their precision,
 * towards the past; all else that would lose something is refused. Errors name the entity and field, never the value.
 *
 * @throws {SeedError} VALUE.* from the function that is returned.
 */
export function canonicalizer(field: Field, options: CanonicalOptions): Canonicalize {
  const place: Place = options.entity === undefined ? field.name : `${options.entity}.${field.name}`
  const convert = converterOf(field.type, place, options.instantPrecision)
  const { nullable } = field
  return (value) => {
    if (value === null) {
      if (nullable) return null
      throw valueNull(place)
    }
    if (value === undefined) throw valueUndefined(place)
    return convert(value)
  }
}

function converterOf(type: FieldType, place: Place, instantPrecision: number): Canonicalize {
  switch (type.kind) {
    case 'integer':
      return integerCanonicalizer(type, place)
    case 'decimal':
      return decimalCanonicalizer(type, place)
    case 'float':
      return floatCanonicalizer(type, place)
    case 'boolean':
      return (value) => (typeof value === 'boolean' ? value : refuse(place, 'a boolean', value))
    case 'text':
      return textCanonicalizer(type, place)
    case 'uuid':
      return uuidCanonicalizer(place)
    case 'enum':
      return enumCanonicalizer(type.values, place)
    case 'instant':
    case 'datetime':
      return momentCanonicalizer(type.kind, Math.min(type.precision ?? instantPrecision, instantPrecision), place)
    case 'date':
      return dateCanonicalizer(place)
    case 'time':
      return timeCanonicalizer(Math.min(type.precision ?? instantPrecision, instantPrecision), place)
    case 'json':
      return (value) => canonicalJsonValue(value, place)
    case 'bytes':
      return bytesCanonicalizer(type.length, place)
    case 'array':
      return arrayCanonicalizer(converterOf(type.of, place, instantPrecision), place)
    case 'unknown':
      return unknownCanonicalizer(place)
  }
}

function refuse(place: Place, expected: string, value: unknown): never {
  throw valueType(place, expected, kindOf(value))
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

function uuidCanonicalizer(place: Place): Canonicalize {
  return (value) => {
    if (typeof value !== 'string') return refuse(place, 'a UUID', value)
    if (UUID.test(value)) return value
    const lower = value.toLowerCase()
    return UUID.test(lower) ? lower : refuse(place, 'a UUID', value)
  }
}

function enumCanonicalizer(members: readonly string[], place: Place): Canonicalize {
  const known = new Set(members)
  return (value) => {
    // Numeric enums of an ORM: the database keeps their text.
    const text = typeof value === 'number' ? String(value) : value
    if (typeof text !== 'string') return refuse(place, 'a member of its enum', value)
    if (!known.has(text)) throw valueNotInEnum(place, members)
    return text
  }
}

function bytesCanonicalizer(length: number | undefined, place: Place): Canonicalize {
  const limit = length ?? Infinity
  return (value) => {
    const bytes = value instanceof ArrayBuffer ? new Uint8Array(value) : value
    if (!(bytes instanceof Uint8Array)) return refuse(place, 'bytes (a Uint8Array)', value)
    if (bytes.length > limit) throw valueTooLong(place, limit, 'bytes')
    // A Buffer prints and compares otherwise than the plain array that canonical values are.
    return bytes.constructor === Uint8Array ? bytes : new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }
}

function arrayCanonicalizer(element: Canonicalize, place: Place): Canonicalize {
  const one = (value: unknown): Value => {
    if (value === undefined) throw valueUndefined(place)
    return value === null ? null : element(value)
  }
  return (value) =>
    Array.isArray(value) ? Array.from(value as readonly unknown[], one) : refuse(place, 'an array', value)
}

/** A type we do not know: simple values pass as they are, for their author knows what the column takes. */
function unknownCanonicalizer(place: Place): Canonicalize {
  return (value) => {
    switch (typeof value) {
      case 'string':
        return checkText(value, place)
      case 'number':
        if (!Number.isFinite(value)) throw valueRange(place, 'the finite numbers')
        return value
      case 'bigint':
      case 'boolean':
        return value
      default:
        return value instanceof Uint8Array ? value : canonicalJsonValue(value, place)
    }
  }
}
