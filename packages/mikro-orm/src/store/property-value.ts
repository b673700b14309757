import type { Field, FieldType } from '@seed/core/adapter'
import type { PropertyLike } from '../client.js'

type Convert = (value: unknown) => unknown

/**
 * Makes the function that turns what core gives for an entity into what MikroORM expects of the property: text for a day, what
 * the type's mode says for a 64-bit integer and a decimal, a `Buffer` for bytes, a `Date` for a moment. What a custom type of
 * the application's takes stays as it is.
 */
export function toProperty(field: Field, property: PropertyLike): Convert {
  return field.converter === undefined ? converterTo(field.type, property) : same
}

function converterTo(type: FieldType, { customType, runtimeType }: PropertyLike): Convert {
  switch (type.kind) {
    case 'date':
      return runtimeType === 'Date' ? toDate : toDay
    case 'datetime':
    case 'instant':
      return toDate
    case 'integer':
      return integer(type.bits === 64 ? (customType?.mode ?? runtimeType) : 'number')
    case 'decimal':
      return (customType?.mode ?? runtimeType) === 'number' ? numeric : same
    case 'bytes':
      return runtimeType === 'Uint8Array' ? same : toBuffer
    default:
      return same
  }
}

const same: Convert = (value) => value
const numeric: Convert = (value) => (value === null || value === undefined ? value : Number(value))

function integer(mode: string): Convert {
  if (mode === 'number') return numeric
  return mode === 'string' ? (value) => (typeof value === 'bigint' ? String(value) : value) : same
}

const toDay: Convert = (value) => (value instanceof Date ? value.toISOString().slice(0, 10) : value)

const toBuffer: Convert = (value) =>
  value instanceof Uint8Array && !Buffer.isBuffer(value)
    ? Buffer.from(value.buffer, value.byteOffset, value.byteLength)
    : value

/** Text without a zone is a wall-clock time, which a `Date` holds in its UTC parts; a day is its midnight. */
const toDate: Convert = (value) => {
  if (typeof value !== 'string') return value
  return new Date(/(?:Z|[+-]\d\d:?\d\d)$|^\d{4}-\d\d-\d\d$/i.test(value) ? value : `${value}Z`)
}
