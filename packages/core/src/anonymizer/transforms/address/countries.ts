import { nodeAt, listAt } from '../../../values/word-tree.js'
import type { Vocabulary } from '../../../values/locale.js'

/** Says whether a text is a country: its name in English or in the vocabulary's language, or its code (ISO 3166-1). */
export type IsCountry = (text: string) => boolean

/** Shorter texts are taken for codes. */
const CODE_LENGTH = 3

const USUAL = [
  'usa',
  'us',
  'uk',
  'great britain',
  'england',
  'united states',
  'united states of america',
  'deutschland',
]
const known = new WeakMap<Vocabulary, ReadonlySet<string>>()

/** Names and codes of the countries, read once for each vocabulary, when the first text comes. */
export function countryTest(words: Vocabulary): IsCountry {
  // Most rows have the country of the row before.
  let last = ''
  let isKnown = false
  return (text) => {
    if (text === last) return isKnown
    last = text
    return (isKnown = namesOf(words).has(text.trim().toLowerCase()))
  }
}

function namesOf(words: Vocabulary): ReadonlySet<string> {
  let names = known.get(words)
  if (names === undefined) known.set(words, (names = readNames(words)))
  return names
}

function readNames({ definitions, language }: Vocabulary): ReadonlySet<string> {
  const codes = nodeAt(definitions, ['location', 'country_code'])
  const listed = Array.isArray(codes) ? (codes as readonly Readonly<Record<string, string>>[]) : []
  const alpha2 = listed.flatMap((code) => code['alpha2'] ?? [])
  const alpha3 = listed.flatMap((code) => code['alpha3'] ?? [])
  const shown = ['en', language].flatMap((locale) => alpha2.map(countryNames(locale)))
  const names = listAt(definitions, ['location', 'country'])
  return new Set([...USUAL, ...[...alpha2, ...alpha3, ...shown, ...names].map((name) => name.toLowerCase())])
}

/** The vocabulary's country, as code or as name like the original; a code where nothing longer fits. */
export function ownCountry({ country, language }: Vocabulary, original: string, limit: number): string {
  const name = countryNames(language)(country)
  return original.trim().length <= CODE_LENGTH || [...name].length > limit ? country : name
}

const namers = new Map<string, Intl.DisplayNames>()

/** Names of countries in a language, by their codes: one namer for all, for making one takes as long as five names. */
function countryNames(language: string): (code: string) => string {
  const namer = namers.get(language) ?? new Intl.DisplayNames([language], { type: 'region' })
  namers.set(language, namer)
  return (code) => namer.of(code) ?? code
}
