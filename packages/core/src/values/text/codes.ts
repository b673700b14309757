import type { Vocabulary } from '../locale.js'
import { listAt, nodeAt } from '../word-tree.js'

/** Names of countries in the vocabulary's language. */
export function countryNames(vocabulary: Vocabulary): readonly string[] {
  return listAt(vocabulary.definitions, ['location', 'country'])
}

/** ISO 3166-1 codes of all countries, of two letters. */
export function countryCodes(vocabulary: Vocabulary): readonly string[] {
  return membersOf(vocabulary, ['location', 'country_code'], 'alpha2')
}

/** ISO 4217 codes of all currencies. */
export function currencyCodes(vocabulary: Vocabulary): readonly string[] {
  return membersOf(vocabulary, ['finance', 'currency'], 'code')
}

/** ISO 639-1 codes of languages. */
export function languageCodes(vocabulary: Vocabulary): readonly string[] {
  return membersOf(vocabulary, ['location', 'language'], 'alpha2')
}

function membersOf(vocabulary: Vocabulary, path: readonly string[], member: string): readonly string[] {
  const list = nodeAt(vocabulary.definitions, path)
  const members = Array.isArray(list) ? list.map((each) => nodeAt(each, [member])) : []
  return [...new Set(members.filter((text): text is string => typeof text === 'string' && text !== ''))]
}
