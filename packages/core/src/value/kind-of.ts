/** What a value is, in words for a message: never the value itself. */
export function kindOf(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'an array'
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'an invalid Date' : 'a Date'
  if (value instanceof Uint8Array) return 'bytes'
  if (value instanceof Promise) return 'a promise'
  switch (typeof value) {
    case 'string':
      return 'a text'
    case 'undefined':
      return 'undefined'
    case 'number':
      return Number.isFinite(value)
        ? Number.isInteger(value)
          ? 'a whole number'
          : 'a fraction'
        : 'a number that is not finite'
    case 'object':
      return 'an object'
    default:
      return `a ${typeof value}`
  }
}
