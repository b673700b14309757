import type { Field, FieldType } from '@seed/core/adapter'
import { toZone } from './time-zone.js'

/**
 * Makes the function that turns what core gives for an entity into what Sequelize expects of the attribute: text for a day
 * and for a 64-bit integer, a `Buffer` for bytes, a `Date` for a moment. What a setter takes stays as it is.
 *
 * @param zone - The instance's `timezone`.
 * @param movesInstants - True where the database keeps no zone, so that Sequelize writes every moment as a wall-clock time.
 */
export function toAttribute(
  field: Field,
  zone: string | undefined,
  movesInstants: boolean,
): (value: unknown) => unknown {
  return field.converter === undefined ? converter(field.type, toZone(zone), movesInstants) : (value) => value
}

function converter(type: FieldType, move: (date: Date) => Date, movesInstants: boolean): (value: unknown) => unknown {
  switch (type.kind) {
    case 'date':
      // Sequelize would take the day from the Date's local parts.
      return (value) => (value instanceof Date ? value.toISOString().slice(0, 10) : value)
    case 'datetime':
      return (value) => onDate(value, move)
    case 'instant':
      return (value) => onDate(value, movesInstants ? move : (date) => date)
    case 'integer':
      return (value) => (typeof value === 'bigint' ? String(value) : value)
    case 'bytes':
      return (value) =>
        value instanceof Uint8Array && !Buffer.isBuffer(value)
          ? Buffer.from(value.buffer, value.byteOffset, value.byteLength)
          : value
    case 'array': {
      const one = converter(type.of, move, movesInstants)
      return (value) => (Array.isArray(value) ? value.map(one) : value)
    }
    default:
      return (value) => value
  }
}

/** Text without a zone is a wall-clock time, which a `Date` holds in its UTC parts. */
function onDate(value: unknown, move: (date: Date) => Date): unknown {
  if (value instanceof Date) return move(value)
  if (typeof value !== 'string') return value
  return move(new Date(/(?:Z|[+-]\d\d:?\d\d)$/i.test(value) ? value : `${value}Z`))
}
