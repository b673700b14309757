import type { Vocabulary } from '../../values/locale.js'
import type { Kind } from '../kind.js'
import { placeKind } from '../kinds/place.js'
import type { CommonOptions, Transform } from '../transform.js'
import { countryTest } from './address/countries.js'
import { partTransform } from './address/part-transform.js'

/**
 * Leaves countries (names in English or in the configured language, codes of ISO 3166-1) as they are and replaces whatever
 * else the column holds by the configured country. For a column that tells no country use `constant()`.
 *
 * @throws {SeedError} when bound, `MASK.TYPE`, `MASK.TOO_SHORT`.
 */
export function country(options: CommonOptions = {}): Transform {
  return partTransform({ part: 'country', common: options, kind: countryKind, guarantee: { kind: 'unchanged' } })
}

function countryKind(words: Vocabulary): Kind {
  const isCountry = countryTest(words)
  const normalise: Kind['normalise'] = (value) =>
    typeof value === 'string' && isCountry(value) ? placeKind.normalise(value) : undefined
  return { ...placeKind, normalise }
}
