import { drawInteger, drawPick } from '../random/draw.js'
import type { RandomSource } from '../random/source.js'
import { countryOf, fictionPhones } from './countries.js'
import { fillPattern } from './fill-pattern.js'
import type { Address } from './groups.js'
import type { Vocabulary } from './locale.js'
import { compileTemplates, templatesAt, type TextDraw } from './template.js'
import { US_POSTCODES } from './us-postcodes.js'
import { firstOf, wordList } from './word-list.js'

/** What the addresses of one vocabulary are drawn from. */
interface AddressWords {
  readonly buildings: readonly string[]
  readonly street: TextDraw
  /** `{{location.buildingNumber}} {{location.street}}`, the other way round in other languages. */
  readonly line: string
  readonly city: TextDraw
  readonly states: readonly string[]
  readonly postcodes: readonly string[]
  readonly country: string
  readonly phones: readonly string[]
}

const cache = new WeakMap<Vocabulary, AddressWords>()

/**
 * Draws one postal address with a telephone number of the same country, from a number that the country sets aside for
 * fiction where it does. In the United States the postcode is one of the state's.
 *
 * The parts are drawn in the same order whichever of them are used: house number 0, street 1, city 2, state 3, postcode 4,
 * phone 5.
 */
export function drawAddress(vocabulary: Vocabulary, source: RandomSource): Address {
  let words = cache.get(vocabulary)
  if (words === undefined) {
    words = readWords(vocabulary)
    cache.set(vocabulary, words)
  }
  const building = fillPattern(source, drawPick(source, words.buildings))
  const street = words.line
    .replace('{{location.street}}', words.street(source))
    .replace('{{location.buildingNumber}}', building)
  const city = words.city(source)
  const state = words.states.length === 0 ? city : drawPick(source, words.states)
  const zipCode = drawPostcode(words, state, source)
  return {
    street,
    city,
    state,
    zipCode,
    country: words.country,
    phone: fillPattern(source, drawPick(source, words.phones), true),
  }
}

function drawPostcode(words: AddressWords, state: string, source: RandomSource): string {
  const range = words.country === 'US' ? US_POSTCODES[state] : undefined
  if (range === undefined) return fillPattern(source, drawPick(source, words.postcodes), true)
  return String(drawInteger(source, range[0] * 100 + 1, range[1] * 100 + 99)).padStart(5, '0')
}

function readWords(vocabulary: Vocabulary): AddressWords {
  const list = (name: string): readonly string[] => wordList(vocabulary, 'location', name)
  const draw = (name: string): TextDraw | undefined =>
    compileTemplates(vocabulary, templatesAt(vocabulary, 'location', name))
  const [line] = templatesAt(vocabulary, 'location', 'street_address', 'normal')
  const country = countryOf(vocabulary)
  const fiction = fictionPhones(country)
  return {
    buildings: firstOf([list('building_number')], ['##']),
    street: draw('street_pattern') ?? ((source) => drawPick(source, ['High Street', 'Station Road', 'Mill Lane'])),
    line: line ?? '{{location.buildingNumber}} {{location.street}}',
    city: draw('city_pattern') ?? ((source) => drawPick(source, ['Springfield', 'Riverside', 'Fairview'])),
    states: readStates(country, list('state'), list('state_abbr')),
    postcodes: firstOf([list('postcode'), templatesAt(vocabulary, 'location', 'postcode')], ['#####']),
    country,
    phones: firstOf([fiction, wordList(vocabulary, 'phone_number', 'format', 'human')], ['555-01##']),
  }
}

/** Short forms where the language has its own; none where only the American list would be left. */
function readStates(country: string, names: readonly string[], short: readonly string[]): readonly string[] {
  if (country !== 'US' && short[0] === 'AL' && names[0] === 'Alabama') return []
  return short.length === names.length && short.length > 0 ? short : names
}
