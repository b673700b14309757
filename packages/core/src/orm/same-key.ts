/**
 * True when an ORM's object holds the key that was given: ORMs may hold it as another type, text for a 64-bit integer for
 * instance. A key that is missing on either side is none.
 */
export function sameKey(found: unknown, given: unknown): boolean {
  if (found === given) return true
  if (found === undefined || found === null || given === undefined || given === null) return false
  return textOf(found) === textOf(given)
}

function textOf(value: unknown): string {
  if (value instanceof Date) return value.toISOString()
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex')
  return typeof value === 'object' ? JSON.stringify(value) : `${value as string | number | bigint}`
}
