import type { Field, FieldType } from '@seed/core/adapter'

/**
 * Makes the function that turns what core gives for an entity into what TypeORM expects of the property: text for a day and
 * for a 64-bit integer, a `Buffer` for bytes, a `Date` for a moment. What a transformer takes stays as it is.
 */
export function toProperty(field: Field): (value: unknown) => unknown {
  if (field.converter !== undefined) return (value) => value
  return converter(field.type)
}

function converter(type: FieldType): (value: unknown) => unknown {
  switch (type.kind) {
    case 'date':
      // TypeORM would take the day from the Date's local parts.
      return (value) => (value instanceof Date ? value.toISOString().slice(0, 10) : value)
    case 'datetime':
    case 'instant':
      return toDate
    case 'integer':
      return (value) => (typeof value === 'bigint' ? String(value) : value)
    case 'bytes':
      return (value) =>
        value instanceof Uint8Array && !Buffer.isBuffer(value)
          ? Buffer.from(value.buffer, value.byteOffset, value.byteLength)
          : value
    case 'array': {
      const one = converter(type.of)
      return (value) => (Array.isArray(value) ? value.map(one) : value)
    }
    default:
      return (value) => value
  }
}

/** Text without a zone is a wall-clock time, which a `Date` holds in its UTC parts. */
function toDate(value: unknown): unknown {
  if (typeof value !== 'string') return value
  return new Date(/(?:Z|[+-]\d\d:?\d\d)$/i.test(value) ? value : `${value}Z`)
}
