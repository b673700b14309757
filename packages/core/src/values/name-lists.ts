import { foldWord, spokenWord } from './fold.js'
import type { Vocabulary } from './locale.js'
import { firstOf, wordAt, wordList } from './word-list.js'

/** A name and its form in user names: lower-case Latin letters only. */
export interface FoldedName {
  readonly name: string
  readonly folded: string
}

/** Names by gender. */
export interface Gendered {
  readonly female: readonly FoldedName[]
  readonly male: readonly FoldedName[]
}

/** The names people of one language are made of. No two given names fold alike, and no two family names of one gender. */
export interface NameLists {
  readonly given: Gendered
  readonly family: Gendered
  /** The family name stands first, as in Japanese. */
  readonly familyFirst: boolean
}

const FAMILY_FIRST = new Set(['ja', 'ko', 'zh', 'hu', 'vi'])
const cache = new WeakMap<Vocabulary, NameLists>()

/** Reads, folds and de-duplicates a language's names; made once per vocabulary. */
export function nameLists(vocabulary: Vocabulary): NameLists {
  let lists = cache.get(vocabulary)
  if (lists === undefined) {
    lists = readLists(vocabulary)
    cache.set(vocabulary, lists)
  }
  return lists
}

function readLists(vocabulary: Vocabulary): NameLists {
  const given = readGendered(vocabulary, 'first_name')
  const family = readGendered(vocabulary, 'last_name')
  return {
    given: shareOut(foldNames(given.female), foldNames(given.male, given.female.length)),
    family: { female: foldNames(family.female), male: foldNames(family.male) },
    familyFirst: FAMILY_FIRST.has(wordAt(vocabulary, 'metadata', 'language') ?? ''),
  }
}

interface RawGendered {
  readonly female: readonly string[]
  readonly male: readonly string[]
}

function readGendered(vocabulary: Vocabulary, list: string): RawGendered {
  const read = (gender: string): readonly string[] => wordList(vocabulary, 'person', list, gender)
  const generic = firstOf([read('generic'), read('female'), read('male')], ['Doe'])
  return { female: firstOf([read('female')], generic), male: firstOf([read('male')], generic) }
}

/**
 * Folds names to Latin letters and keeps the first of those that fold alike. Names of other scripts get a spoken word each,
 * numbered from `firstWord`.
 */
function foldNames(names: readonly string[], firstWord = 0): readonly FoldedName[] {
  const byFolded = new Map<string, FoldedName>()
  const unspoken: string[] = []
  for (const name of names) {
    // Digits would be taken for the suffix of a later round.
    const folded = foldWord(name).replace(/[0-9]/g, '')
    if (folded === '') unspoken.push(name)
    else if (!byFolded.has(folded)) byFolded.set(folded, { name, folded })
  }
  let number = firstWord
  for (const name of new Set(unspoken)) {
    while (byFolded.has(spokenWord(number))) number++
    byFolded.set(spokenWord(number), { name, folded: spokenWord(number) })
  }
  return [...byFolded.values()]
}

/** Gives each name that is in both lists to one of them, in turn, so that e-mail addresses of the two genders differ. */
function shareOut(female: readonly FoldedName[], male: readonly FoldedName[]): Gendered {
  const shared = new Set(male.map((name) => name.folded))
  const toFemale = new Set<string>()
  const toMale = new Set<string>()
  for (const { folded } of female)
    if (shared.has(folded)) (toFemale.size <= toMale.size ? toFemale : toMale).add(folded)
  return {
    female: female.filter((name) => !toMale.has(name.folded)),
    male: male.filter((name) => !toFemale.has(name.folded)),
  }
}
