import { valueJson, type Place } from '../errors/value.js'
import type { Json } from '../schema/schema.js'
import { checkText } from './canonical-text.js'

/** Deeper than this is taken for a circle. */
const MAX_DEPTH = 500

/**
 * A plain copy of a value as JSON keeps it: a `Date` becomes its ISO string, members that are undefined are dropped (in arrays
 * they become null, as `JSON.stringify` has it), -0 becomes 0, objects with `toJSON` are asked.
 *
 * @throws {SeedError} VALUE.JSON for bigints, functions, numbers that are not finite, maps, sets, bytes and circles.
 */
export function canonicalJsonValue(value: unknown, place: Place): Json {
  return copy(value, place, 0)
}

function copy(value: unknown, place: Place, depth: number): Json {
  switch (typeof value) {
    case 'string':
      return checkText(value, place)
    case 'number':
      if (!Number.isFinite(value)) throw valueJson(place, 'a number that is not finite')
      return value + 0
    case 'boolean':
      return value
    case 'object':
      return value === null ? null : copyObject(value, place, depth)
    default:
      throw valueJson(place, `a ${typeof value}`)
  }
}

function copyObject(value: object, place: Place, depth: number): Json {
  if (depth > MAX_DEPTH) throw valueJson(place, 'a circle')
  if (Array.isArray(value)) {
    return Array.from(value as readonly unknown[], (item) => (item === undefined ? null : copy(item, place, depth + 1)))
  }
  if (value instanceof Date) return isoOf(value, place)
  const { toJSON } = value as { toJSON?: unknown }
  if (typeof toJSON === 'function') return copy(toJSON.call(value, ''), place, depth + 1)
  if (value instanceof Map || value instanceof Set || ArrayBuffer.isView(value) || value instanceof Promise) {
    throw valueJson(place, `a ${value.constructor.name}`)
  }
  return copyMembers(value as Record<string, unknown>, place, depth)
}

function copyMembers(value: Record<string, unknown>, place: Place, depth: number): Json {
  const result: Record<string, Json> = {}
  for (const key of Object.keys(value)) {
    const member = value[key]
    if (member === undefined) continue
    const plain = copy(member, place, depth + 1)
    // A plain assignment to this key would change the prototype instead.
    if (key === '__proto__')
      Object.defineProperty(result, key, { value: plain, enumerable: true, configurable: true, writable: true })
    else result[checkText(key, place)] = plain
  }
  return result
}

function isoOf(date: Date, place: Place): string {
  if (Number.isNaN(date.getTime())) throw valueJson(place, 'an invalid Date')
  return date.toISOString()
}
