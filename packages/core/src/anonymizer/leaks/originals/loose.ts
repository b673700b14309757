import type { Value } from '../../../schema/schema.js'
import { createFinder } from './find-original.js'
import type { Originals } from './originals.js'
import { shapeOf } from './value-shape.js'

/** Which values are not looked for everywhere, so that only their own row can tell. */
export interface LooseTest {
  /** Whether a field, by its place in `secrets`, may have such values at all. */
  any(place: number): boolean
  value(place: number, value: Value): boolean
}

export function createLooseTest(originals: Originals): LooseTest {
  const finder = createFinder(originals)
  const { secrets, counts } = originals
  return {
    any: (place) =>
      secrets[place]?.partly !== true && (secrets[place]?.kind.entropy === 'low' || (counts[place]?.loose ?? 0) > 0),
    value(place, value) {
      const kind = secrets[place]?.kind
      if (kind === undefined || (typeof value === 'object' && !(value instanceof Uint8Array))) return false
      if (originals.isMadeUp(kind, value)) return true
      const shape = shapeOf(kind, value)
      if (shape.kind === 'loose') return true
      if (shape.kind === 'digits') return shape.digits.every((digits) => finder.digits(digits) === 0)
      if (shape.kind === 'form') return finder.form(shape.normal) === 0
      let isFound = false
      finder.words(shape.words, () => (isFound = true))
      return !isFound
    },
  }
}
