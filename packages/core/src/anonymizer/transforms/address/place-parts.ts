import type { Place } from '../../../values/address.js'
import type { Vocabulary } from '../../../values/locale.js'
import { countryTest, ownCountry } from './countries.js'
import { fitsIn } from './fits-in.js'

export type PlacePart = 'street' | 'city' | 'region' | 'postcode' | 'country'

/**
 * Writes one part of a made-up place. A country that is one stays as it is.
 *
 * @param original - Regions and countries are written short or in full as it is.
 */
export type PartWriter = (part: PlacePart, place: Place, original: string) => string

/** Longer texts are names of regions, no short forms. */
const SHORT_FORM = 3

/** Reads the words that parts are written with, once for all rows. @param limit - Most characters of a part. */
export function createPartWriter(words: Vocabulary, limit: number): PartWriter {
  const isCountry = countryTest(words)
  // Backwards, so that the first of two regions with one short form is the one that is kept.
  const regions = new Map([...words.states].reverse().map(({ name, abbreviation }) => [abbreviation ?? name, name]))
  return (part, place, original) => {
    switch (part) {
      case 'street':
        return place.street
      case 'city':
        return place.city
      case 'postcode':
        return place.zipCode
      case 'region':
        return regionText(place.state, regions, original, limit)
      case 'country':
        return isCountry(original) ? original : ownCountry(words, original, limit)
    }
  }
}

function regionText(state: string, names: ReadonlyMap<string, string>, original: string, limit: number): string {
  if (original.length <= SHORT_FORM || original.trim().length <= SHORT_FORM) return state
  const name = names.get(state) ?? state
  return fitsIn(name, limit) ? name : state
}
