import { drawInteger, drawPick } from '../random/draw.js'
import type { RandomSource } from '../random/source.js'
import { fictionPhones } from './fiction-phones.js'
import { fillPattern } from './fill-pattern.js'
import type { Address } from './groups.js'
import type { Vocabulary } from './locale.js'
import { US_POSTCODES } from './us-postcodes.js'

/** A postal address without a telephone number. */
export type Place = Omit<Address, 'phone'>

/**
 * Draws one postal address with a telephone number of the same country, from a range that the country sets aside for
 * fiction where it does. In the United States the postcode is one of the state's.
 *
 * The parts are drawn in the same order whichever of them are used: house number 0, street 1, city 2, state 3, postcode 4,
 * phone 5.
 */
export function drawAddress(vocabulary: Vocabulary, source: RandomSource): Address {
  const { street, city, state, zipCode, country } = drawPlace(vocabulary, source)
  return { street, city, state, zipCode, country, phone: drawPhone(vocabulary, source) }
}

/** The same without the telephone number, which is drawn last: all other parts are those of {@link drawAddress}. */
export function drawPlace(vocabulary: Vocabulary, source: RandomSource): Place {
  const building = fillPattern(source, drawPick(source, vocabulary.buildingNumbers), false)
  const street = vocabulary.streetLine(drawPick(source, vocabulary.streets), building)
  const city = drawPick(source, vocabulary.cities)
  const region = drawPick(source, vocabulary.states)
  const state = region.abbreviation ?? region.name
  const zipCode = drawPostcode(vocabulary, state, source)
  return { street, city, state, zipCode, country: vocabulary.country }
}

/** Reserved for fiction where the country has such numbers. */
function drawPhone(vocabulary: Vocabulary, source: RandomSource): string {
  const patterns = fictionPhones(vocabulary.country)
  return fillPattern(source, drawPick(source, patterns.length > 0 ? patterns : vocabulary.phones.human))
}

function drawPostcode(vocabulary: Vocabulary, state: string, source: RandomSource): string {
  const range = vocabulary.country === 'US' ? US_POSTCODES[state] : undefined
  // A place without postcodes still gets one where a form wants it.
  if (range === undefined) return fillPattern(source, drawPick(source, vocabulary.postcodes)) || '00000'
  const code = drawInteger(source, range[0] * 100 + 1, range[1] * 100 + 99)
  return code < 10_000 ? String(code).padStart(5, '0') : String(code)
}
