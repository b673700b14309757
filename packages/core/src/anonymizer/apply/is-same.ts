import { isDeepStrictEqual } from 'node:util'
import type { Value } from '../../schema/schema.js'

/** Whether two values are the same, documents and bytes by what they hold. */
export function isSame(before: Value, after: Value): boolean {
  if (before === after) return true
  if (typeof before !== 'object' || typeof after !== 'object' || before === null || after === null) return false
  return !differsAtOnce(before, after) && isDeepStrictEqual(before, after)
}

/** Whether a member of two documents differs that is no document itself: nearly always so after masking. */
function differsAtOnce(before: object, after: object): boolean {
  if (before instanceof Uint8Array) return false
  for (const name in before) {
    const one = (before as Fields)[name]
    const other = (after as Fields)[name]
    if (one !== other && (typeof one !== 'object' || typeof other !== 'object')) return true
  }
  return false
}

type Fields = Readonly<Record<string, unknown>>
