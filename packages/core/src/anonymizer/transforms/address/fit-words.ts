import type { Vocabulary } from '../../../values/locale.js'
import { fitsIn } from './fits-in.js'
import type { PlacePart } from './place-parts.js'

/**
 * The vocabulary with only those words for a part that fit into a length.
 *
 * @param limit - In characters.
 * @returns undefined where no word fits.
 */
export function fitWords(words: Vocabulary, part: PlacePart, limit: number): Vocabulary | undefined {
  const fits = (text: string): boolean => fitsIn(text, limit)
  switch (part) {
    case 'street': {
      const streets = words.streets.filter((street) => fits(words.streetLine(street, longestNumber(words))))
      return streets.length === 0 ? undefined : { ...words, streets }
    }
    case 'city': {
      const cities = words.cities.filter(fits)
      return cities.length === 0 ? undefined : { ...words, cities }
    }
    case 'region': {
      const states = words.states.filter(({ name, abbreviation }) => fits(abbreviation ?? name))
      return states.length === 0 ? undefined : { ...words, states }
    }
    case 'postcode': {
      const postcodes = postcodePatterns(words).filter(fits)
      return postcodes.length === 0 ? undefined : { ...words, postcodes }
    }
    case 'country':
      return fits(words.country) ? words : undefined
  }
}

function longestNumber({ buildingNumbers }: Vocabulary): string {
  return buildingNumbers.reduce((a, b) => (b.length > a.length ? b : a), '')
}

/** Patterns that postcodes are made from: in the United States five digits of the state's own range. */
export function postcodePatterns({ country, postcodes }: Vocabulary): readonly string[] {
  return country === 'US' ? ['#####'] : postcodes.map((pattern) => pattern || '00000')
}
