import type { FieldType, Value } from '../schema/schema.js'

/** Whether a canonical value is one that this type holds. NULL is none of its business. */
export function fits(type: FieldType, value: Value): boolean {
  switch (type.kind) {
    case 'integer':
      return type.bits === 64
        ? typeof value === 'bigint'
        : Number.isSafeInteger(value) && inRange(type, value as number)
    case 'float':
      return typeof value === 'number'
    case 'boolean':
      return typeof value === 'boolean'
    case 'decimal':
      return typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value)
    case 'text':
      return typeof value === 'string' && (type.length === undefined || [...value].length <= type.length)
    case 'enum':
      return typeof value === 'string' && type.values.includes(value)
    case 'instant':
      return typeof value === 'string' && /^-?\d{4,6}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(value)
    case 'datetime':
      return typeof value === 'string' && /^-?\d{4,6}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?$/.test(value)
    case 'uuid':
    case 'date':
    case 'time':
      return typeof value === 'string'
    case 'bytes':
      return value instanceof Uint8Array
    case 'array':
      return Array.isArray(value) && (value as readonly Value[]).every((one) => one === null || fits(type.of, one))
    case 'json':
    case 'unknown':
      return true
  }
}

function inRange(
  { bits, unsigned = false }: { readonly bits: number; readonly unsigned?: boolean },
  value: number,
): boolean {
  const [low, high] = unsigned ? [0, 2 ** bits - 1] : [-(2 ** (bits - 1)), 2 ** (bits - 1) - 1]
  return value >= low && value <= high
}
