import { hi, mix } from '../random/threefry.js'
import { listAt, textAt } from './word-tree.js'

/** A region of a country. */
export interface Region {
  readonly name: string
  /** Its short form, where the country has short forms: `CA`, `BY`. */
  readonly abbreviation: string | undefined
}

/** The part of a vocabulary that is about places. */
export interface Places {
  readonly cities: readonly string[]
  readonly states: readonly Region[]
  readonly streets: readonly string[]
  readonly buildingNumbers: readonly string[]
  readonly streetLine: (street: string, buildingNumber: string) => string
  readonly postcodes: readonly string[]
}

interface PlaceWords {
  readonly definitions: unknown
  readonly english: unknown
  readonly country: string
  readonly firstNames: readonly string[]
  readonly lastNames: readonly string[]
}

/** How many names are made where a locale has patterns instead of a list. */
const MADE_NAMES = 400

/** Finds the places of a locale. Lists that merely fill a gap from English stand for the United States and are kept only there. */
export function readPlaces(words: PlaceWords): Places {
  const location = (name: string): readonly string[] => listAt(words.definitions, ['location', name])
  const own = (name: string): readonly string[] => {
    const list = location(name)
    return words.country === 'US' || list !== listAt(words.english, ['location', name]) ? list : []
  }
  const postcodes = location('postcode')
  return {
    cities: firstFilled(own('city_name'), madeNames(words, own('city_pattern')), location('city_name')),
    states: regions(own('state'), own('state_abbr'), words.country),
    streets: firstFilled(own('street_name'), madeNames(words, own('street_pattern')), location('street_name')),
    buildingNumbers: location('building_number'),
    streetLine: streetLine(textAt(words.definitions, ['location', 'street_address', 'normal']) ?? ''),
    postcodes: postcodes.length > 0 ? postcodes : [''],
  }
}

function firstFilled(...lists: readonly (readonly string[])[]): readonly string[] {
  return lists.find((list) => list.length > 0) ?? []
}

function regions(names: readonly string[], short: readonly string[], country: string): readonly Region[] {
  if (names.length === 0) return [{ name: country, abbreviation: country }]
  const paired = names.length === short.length
  return names.map((name, i) => ({ name, abbreviation: paired ? short[i] : undefined }))
}

/** Reads `{{location.buildingNumber}} {{location.street}}` once, for all rows. */
function streetLine(template: string): Places['streetLine'] {
  const [before, between, after] = template.split(/\{\{location\.(?:street|buildingNumber)\}\}/)
  if (!template.includes('{{location.street}}')) return (street, buildingNumber) => `${street} ${buildingNumber}`
  if (after === undefined) return (street) => `${before}${street}${between}`
  return template.indexOf('{{location.street}}') < template.indexOf('{{location.buildingNumber}}')
    ? (street, buildingNumber) => `${before}${street}${between}${buildingNumber}${after}`
    : (street, buildingNumber) => `${before}${buildingNumber}${between}${street}${after}`
}

/** Names made from patterns like `{{location.city_prefix}}{{location.city_suffix}}`: always the same ones, none twice. */
function madeNames(words: PlaceWords, patterns: readonly string[]): readonly string[] {
  if (patterns.length === 0) return []
  const names = new Set<string>()
  for (let i = 0; i < MADE_NAMES; i++) {
    const name = fill(words, patterns[i % patterns.length] as string, i)
    if (name !== undefined) names.add(name)
  }
  return [...names]
}

/** Fills a pattern's places by the i-th choice; undefined where it has a place that no list fills. */
function fill(words: PlaceWords, pattern: string, i: number): string | undefined {
  let part = 0
  let filled = true
  const name = pattern.replace(/\{\{(\w+)\.(\w+)(?:\((.*?)\))?\}\}/g, (_, group: string, member: string) => {
    mix(0, 0, part++, i)
    if (group === 'number') return String(1 + ((hi >>> 0) % 9))
    const list = wordsFor(words, group, member)
    if (list.length === 0) filled = false
    return list[(hi >>> 0) % Math.max(1, list.length)] ?? ''
  })
  return filled ? name : undefined
}

function wordsFor(words: PlaceWords, group: string, member: string): readonly string[] {
  if (member === 'firstName') return words.firstNames
  if (member === 'lastName') return words.lastNames
  return listAt(words.definitions, [group, member])
}
