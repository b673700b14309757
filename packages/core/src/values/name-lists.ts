import { foldWord, spokenWord } from './fold.js'
import type { Vocabulary } from './locale.js'

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

function readLists({ firstNames, lastNames, language }: Vocabulary): NameLists {
  return {
    given: shareOut(foldNames(firstNames.female), foldNames(firstNames.male, firstNames.female.length)),
    family: { female: foldNames(lastNames.female), male: foldNames(lastNames.male) },
    familyFirst: FAMILY_FIRST.has(language),
  }
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
