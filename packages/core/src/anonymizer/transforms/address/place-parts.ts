import type { Address } from '../../../values/groups.js'
import type { Vocabulary } from '../../../values/locale.js'
import { countryTest, ownCountry } from './countries.js'

export type PlacePart = 'street' | 'city' | 'region' | 'postcode' | 'country'

/** What one part of a place is written like. */
export interface PartRequest {
  readonly part: PlacePart
  readonly place: Address
  readonly words: Vocabulary
  /** Regions and countries are written short or in full as it is. */
  readonly original: string
  /** Most characters. */
  readonly limit: number
}

/** Longer texts are names of regions, no short forms. */
const SHORT_FORM = 3

/** One part of a made-up place as text. A country that is one stays as it is. */
export function partText({ part, place, words, original, limit }: PartRequest): string {
  switch (part) {
    case 'street':
      return place.street
    case 'city':
      return place.city
    case 'postcode':
      return place.zipCode
    case 'region':
      return regionText(place.state, words, original, limit)
    case 'country':
      return countryTest(words)(original) ? original : ownCountry(words, original, limit)
  }
}

function regionText(state: string, { states }: Vocabulary, original: string, limit: number): string {
  if (original.trim().length <= SHORT_FORM) return state
  const name = states.find(({ abbreviation }) => abbreviation === state)?.name ?? state
  return [...name].length <= limit ? name : state
}
