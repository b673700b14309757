import type { FieldType } from '../schema/schema.js'

/** Turns one value; a NULL stays. */
export type Convert = (value: unknown) => unknown

/** A value as it is. */
export const asItIs: Convert = (value) => value

/** A day as text; of a `Date` its UTC parts, for ORMs would take the local ones. */
export const dayText: Convert = (value) => (value instanceof Date ? value.toISOString().slice(0, 10) : value)

/** A 64-bit integer as text. */
export const integerText: Convert = (value) => (typeof value === 'bigint' ? String(value) : value)

/** Bytes as a `Buffer` over the same memory. */
export const asBuffer: Convert = (value) =>
  value instanceof Uint8Array && !Buffer.isBuffer(value)
    ? Buffer.from(value.buffer, value.byteOffset, value.byteLength)
    : value

/** A moment as a `Date`. Text without a zone is a wall-clock time, which a `Date` holds in its UTC parts; a day is its midnight. */
export const asDate: Convert = (value) => {
  if (typeof value !== 'string') return value
  return new Date(/(?:Z|[+-]\d\d:?\d\d)$|^\d{4}-\d\d-\d\d$/i.test(value) ? value : `${value}Z`)
}

/**
 * What most ORMs want a property to hold: text for a day and for a 64-bit integer, a `Buffer` for bytes, a `Date` for a moment;
 * the same inside arrays.
 *
 * @param moments - In place of `asDate`, for an ORM that moves what it is given.
 */
export function toEntityValue(
  type: FieldType,
  moments: Readonly<Record<'datetime' | 'instant', Convert>> = { datetime: asDate, instant: asDate },
): Convert {
  switch (type.kind) {
    case 'date':
      return dayText
    case 'datetime':
    case 'instant':
      return moments[type.kind]
    case 'integer':
      return integerText
    case 'bytes':
      return asBuffer
    case 'array': {
      const one = toEntityValue(type.of, moments)
      return (value) => (Array.isArray(value) ? value.map(one) : value)
    }
    default:
      return asItIs
  }
}
