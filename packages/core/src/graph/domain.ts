import type { Field, FieldType } from '../schema/schema.js'

/** Printable ASCII: what a text of given length is counted with. Other letters only make more room than is counted on. */
const TEXT_SYMBOLS = 95

/** How many distinct values a column of this type can hold, as far as it is a limit worth counting; Infinity beyond 2^53. */
export function distinctValues(type: FieldType): number {
  const size = count(type)
  return size > Number.MAX_SAFE_INTEGER ? Infinity : size
}

/** How many distinct values a field can take: those of its type, but a counted key starts at 1. */
export function fieldValues(field: Field): number {
  if (field.generated !== 'increment' || field.type.kind !== 'integer' || field.type.unsigned === true)
    return distinctValues(field.type)
  return field.type.bits === 64 ? Infinity : 2 ** (field.type.bits - 1) - 1
}

function count(type: FieldType): number {
  switch (type.kind) {
    case 'boolean':
      return 2
    case 'enum':
      return new Set(type.values).size
    case 'integer':
      return 2 ** type.bits
    case 'decimal':
      // Digits with either sign, and zero once.
      return type.precision === undefined ? Infinity : 2 * 10 ** type.precision - 1
    case 'text':
      return type.length === undefined ? Infinity : textsUpTo(type.length)
    default:
      return Infinity
  }
}

/** All texts of 0 to `length` symbols. */
function textsUpTo(length: number): number {
  let total = 0
  for (let n = 0; n <= length && total <= Number.MAX_SAFE_INTEGER; n++) total += TEXT_SYMBOLS ** n
  return total
}
