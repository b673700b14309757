import { asDate, asItIs, type Convert, type Field, toEntityValue } from '@seed/core/adapter'
import { toZone } from './time-zone.js'

/**
 * Makes the function that turns what core gives for an entity into what Sequelize expects of the attribute: text for a day
 * and for a 64-bit integer, a `Buffer` for bytes, a `Date` for a moment. What a setter takes stays as it is.
 *
 * @param zone - The instance's `timezone`.
 * @param movesInstants - True where the database keeps no zone, so that Sequelize writes every moment as a wall-clock time.
 */
export function toProperty(field: Field, zone: string | undefined, movesInstants: boolean): Convert {
  if (field.converter !== undefined) return asItIs
  const move = toZone(zone)
  const moved: Convert = (value) => {
    const date = asDate(value)
    return date instanceof Date ? move(date) : date
  }
  return toEntityValue(field.type, { datetime: moved, instant: movesInstants ? moved : asDate })
}
