import {
  asBuffer,
  asDate,
  asItIs,
  type Convert,
  dayText,
  type Field,
  type FieldType,
  integerText,
} from '@seed/core/adapter'
import type { PropertyLike } from '../client.js'

/**
 * Makes the function that turns what core gives for an entity into what MikroORM expects of the property: text for a day, what
 * the type's mode says for a 64-bit integer and a decimal, a `Buffer` for bytes, a `Date` for a moment. What a custom type of
 * the application's takes stays as it is.
 */
export function toProperty(field: Field, property: PropertyLike): Convert {
  return field.converter === undefined ? converterTo(field.type, property) : asItIs
}

function converterTo(type: FieldType, { customType, runtimeType }: PropertyLike): Convert {
  switch (type.kind) {
    case 'date':
      return runtimeType === 'Date' ? asDate : dayText
    case 'datetime':
    case 'instant':
      return asDate
    case 'integer':
      return integer(type.bits === 64 ? (customType?.mode ?? runtimeType) : 'number')
    case 'decimal':
      return (customType?.mode ?? runtimeType) === 'number' ? toNumber : asItIs
    case 'bytes':
      return runtimeType === 'Uint8Array' ? asItIs : asBuffer
    default:
      return asItIs
  }
}

const toNumber: Convert = (value) => (value === null || value === undefined ? value : Number(value))

function integer(mode: string): Convert {
  if (mode === 'number') return toNumber
  return mode === 'string' ? integerText : asItIs
}
