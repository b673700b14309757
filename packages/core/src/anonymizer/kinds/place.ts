import { collationKey } from '../../values/fold.js'
import type { Kind } from '../kind.js'

/** A place or a part of an address: without case, accents and double spaces. Many people share one. */
export const placeKind: Kind = {
  name: 'place',
  entropy: 'low',
  exact: false,
  normalise: (value) => {
    if (typeof value !== 'string') return undefined
    const folded = collationKey(value.replace(/[\s,;]+/gu, ' ').trim())
    return folded === '' ? undefined : folded
  },
}
