import type { Tuple, Value } from '../schema/schema.js'

/**
 * A text that is equal for equal keys and different for different ones, whatever the width an integer is held in
 * (`5` and `5n` are one key). Used for look-ups and to show a key: `17`, `3,"blue"`.
 */
export function keyText(key: Tuple): string {
  return key.length === 1 ? partText(key[0] ?? null) : key.map(partText).join(',')
}

function partText(value: Value): string {
  switch (typeof value) {
    case 'number':
    case 'bigint':
    case 'boolean':
      return String(value)
    case 'string':
      return JSON.stringify(value)
    default:
      if (value instanceof Uint8Array) return `x${Buffer.from(value).toString('hex')}`
      return JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? String(part) : part))
  }
}

/** A key as people read it: a text without its quotes where it stands alone. */
export function showKey(key: Tuple): string {
  const [only] = key
  return key.length === 1 && typeof only === 'string' ? only : keyText(key)
}

/** Orders keys part by part: numbers by size, texts by code unit, NULL first. Negative, zero or positive. */
export function compareKeys(a: Tuple, b: Tuple): number {
  for (let i = 0; i < a.length; i++) {
    const order = compareParts(a[i] ?? null, b[i] ?? null)
    if (order !== 0) return order
  }
  return 0
}

function compareParts(a: Value, b: Value): number {
  if (a === b) return 0
  if (a === null) return -1
  if (b === null) return 1
  if (isNumeric(a) && isNumeric(b)) return a < b ? -1 : a > b ? 1 : 0
  const [left, right] = typeof a === 'string' && typeof b === 'string' ? [a, b] : [partText(a), partText(b)]
  return left < right ? -1 : left > right ? 1 : 0
}

function isNumeric(value: Value): value is number | bigint {
  return typeof value === 'number' || typeof value === 'bigint'
}
