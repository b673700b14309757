import type { PlacePart } from './place-parts.js'

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

const PARTS: ReadonlyMap<string, PlacePart | 'nothing'> = new Map([
  ...Object.entries(NAMES).flatMap(([part, names]) => names.map((name) => [name, part as PlacePart] as const)),
  ...EMPTIED.map((name) => [name, 'nothing'] as const),
])

/** The part of an address that a member of a record is by its name; `'nothing'` for what becomes null. */
export function partOf(name: string): PlacePart | 'nothing' | undefined {
  return PARTS.get(name.toLowerCase().replace(/[\s_-]/g, ''))
}
