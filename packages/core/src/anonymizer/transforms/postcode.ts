import { postcodeKind } from '../kinds/postcode.js'
import type { CommonOptions, Transform } from '../transform.js'
import { partTransform } from './address/part-transform.js'

/**
 * Replaces postcodes by that of the subject's made-up place, which all parts of an address in one domain (`address` unless
 * told) share; in the United States it is one of the region's. Columns of whole numbers are served where the country's
 * postcodes are numbers.
 *
 * @throws {SeedError} when bound, `MASK.TYPE`, `MASK.TOO_SHORT`.
 */
export function postcode(options: CommonOptions = {}): Transform {
  return partTransform({ part: 'postcode', common: options, types: ['integer'], kind: () => postcodeKind })
}
