import type { Json } from '../../../schema/schema.js'
import type { Address } from '../../../values/groups.js'
import type { Vocabulary } from '../../../values/locale.js'
import { partText, type PlacePart } from './place-parts.js'

/** Names of members without case, underscores and dashes. */
const NAMES: Readonly<Record<PlacePart, readonly string[]>> = {
  street: [
    'street',
    'street1',
    'streetaddress',
    'streetname',
    'streetline1',
    'line1',
    'address',
    'address1',
    'addressline',
    'addressline1',
  ],
  city: ['city', 'town', 'locality', 'municipality', 'village'],
  region: [
    'state',
    'statecode',
    'region',
    'regioncode',
    'province',
    'provincecode',
    'county',
    'stateorprovince',
    'administrativearea',
  ],
  postcode: ['zip', 'zipcode', 'postcode', 'postalcode', 'plz'],
  country: ['country', 'countrycode', 'countryname', 'countryiso'],
}
/** Known, and told by the other parts or not at all. */
const EMPTIED = (
  'lat lng lon long latitude longitude coordinates location geo ' +
  'line2 line3 address2 address3 addressline2 addressline3 street2 streetline2 ' +
  'number housenumber buildingnumber streetnumber apartment unit floor district suburb'
).split(' ')

const PARTS = new Map<string, PlacePart | 'nothing'>([
  ...Object.entries(NAMES).flatMap(([part, names]) => names.map((name) => [name, part as PlacePart] as const)),
  ...EMPTIED.map((name) => [name, 'nothing'] as const),
])

/**
 * An address record with a made-up place in it: members that are known by their names are replaced, in their order; empty ones
 * stay empty; all others are left out, for names of people are among them.
 *
 * @param kept - Names of members that stay as they are.
 */
export function addressRecord(
  record: Readonly<Record<string, Json>>,
  place: Address,
  words: Vocabulary,
  kept: ReadonlySet<string>,
): Json {
  const members = Object.entries(record).flatMap(([name, value]): [string, Json][] => {
    if (kept.has(name)) return [[name, value]]
    const part = PARTS.get(name.toLowerCase().replace(/[\s_-]/g, ''))
    if (part === undefined) return []
    if (value === null || value === '') return [[name, value]]
    return [[name, part === 'nothing' ? null : memberOf(part, value, place, words, kept)]]
  })
  return Object.fromEntries(members)
}

function memberOf(part: PlacePart, value: Json, place: Address, words: Vocabulary, kept: ReadonlySet<string>): Json {
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return addressRecord(value as Readonly<Record<string, Json>>, place, words, kept)
  const original = typeof value === 'string' ? value : ''
  const text = partText({ part, place, words, original, limit: Infinity })
  return typeof value === 'number' && /^\d+$/.test(text) ? Number(text) : text
}
