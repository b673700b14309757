import type { CommonOptions, Transform } from '../transform.js'
import { partTransform } from './address/part-transform.js'

/**
 * Replaces cities by that of the subject's made-up place, which all parts of an address in one domain (`address`
 * unless told) share. Without a subject each value has a place of its own.
 *
 * @throws {SeedError} when bound, `MASK.TYPE`, `MASK.TOO_SHORT`.
 */
export function city(options: CommonOptions = {}): Transform {
  return partTransform({ part: 'city', common: options })
}
