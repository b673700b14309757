import { asItIs, type Convert, type Field, toEntityValue } from '@seed/core/adapter'

/**
 * Makes the function that turns what core gives for an entity into what TypeORM expects of the property: text for a day and
 * for a 64-bit integer, a `Buffer` for bytes, a `Date` for a moment. What a transformer takes stays as it is.
 */
export function toProperty(field: Field): Convert {
  return field.converter === undefined ? toEntityValue(field.type) : asItIs
}
