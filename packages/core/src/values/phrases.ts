import { createPermutation } from '../random/permutation.js'
import type { StreamKey } from '../random/key.js'
import { checkIndex } from './check-index.js'
import { collationKey } from './fold.js'
import type { UniqueValues } from './unique.js'

/** How words become one text. */
export interface PhraseForm {
  /** Between two words; words that hold it are left out. */
  readonly separator: string
  /** Before the number of a later round. */
  readonly beforeNumber: string
  /** False for codes, which have a number of letters to keep to: then there is one round only. */
  readonly numbered?: boolean
  readonly prefix?: string
  readonly suffix?: string
}

/** Distinct texts with the lengths they can have, in characters. */
export interface UniqueText extends UniqueValues<string> {
  readonly shortest: number
  readonly longest: number
}

/**
 * Distinct phrases of one word from each list: the digits of a keyed permutation over all combinations. When they are used
 * up, the next round appends its number (2, 3, ...). They differ also where case and accents are ignored.
 *
 * @returns undefined when a list has no usable word.
 */
export function createPhrases(
  lists: readonly (readonly string[])[],
  form: PhraseForm,
  key: StreamKey,
): UniqueText | undefined {
  const words = lists.map((list) => distinctWords(list, lists.length > 1 ? form.separator : '\0'))
  const combinations = words.reduce((size, list) => size * list.length, 1)
  if (combinations < 1 || combinations > Number.MAX_SAFE_INTEGER) return undefined
  const rounds = form.numbered === false ? 1 : Math.max(1, Math.floor(SMALL_DOMAIN / combinations))
  const size = combinations * rounds
  const order = createPermutation(combinations, key)
  const { prefix = '', suffix = '' } = form
  const at = (index: number): string => {
    const place = checkIndex(index, size, 'phrases') % combinations
    const round = (index - place) / combinations
    const phrase = join(words, order.at(place), form.separator)
    return prefix + (round === 0 ? phrase : phrase + form.beforeNumber + String(round + 1)) + suffix
  }
  const fixed = prefix.length + suffix.length + form.separator.length * (words.length - 1)
  const sum = (pick: (lengths: readonly number[]) => number): number =>
    words.reduce((total, list) => total + pick([list.reduce(longer, 0), list.reduce(shorter, Infinity)]), fixed)
  return {
    size,
    at,
    shortest: sum(([, shortest = 0]) => shortest),
    longest: sum(([longest = 0]) => longest) + (rounds === 1 ? 0 : form.beforeNumber.length + String(rounds).length),
  }
}

/**
 * Domains below 2^24 are used from the front, whatever seeder the rows are of: so the words come first, and numbers only when
 * they are used up.
 */
const SMALL_DOMAIN = 2 ** 24 - 1

function join(lists: readonly (readonly string[])[], combination: number, separator: string): string {
  let rest = combination
  let phrase = ''
  for (let i = lists.length - 1; i >= 0; i--) {
    const list = lists[i] as readonly string[]
    const word = list[rest % list.length] as string
    rest = Math.floor(rest / list.length)
    phrase = i === lists.length - 1 ? word : word + separator + phrase
  }
  return phrase
}

const cache = new WeakMap<readonly string[], Map<string, readonly string[]>>()

/** Words that no collation holds equal and that neither separator nor number could be taken for a part of. */
function distinctWords(words: readonly string[], separator: string): readonly string[] {
  let bySeparator = cache.get(words)
  if (bySeparator === undefined) cache.set(words, (bySeparator = new Map<string, readonly string[]>()))
  let distinct = bySeparator.get(separator)
  if (distinct === undefined) bySeparator.set(separator, (distinct = readDistinct(words, separator)))
  return distinct
}

function readDistinct(words: readonly string[], separator: string): readonly string[] {
  const byKey = new Map<string, string>()
  for (const word of words) {
    const key = collationKey(word)
    if (word !== word.trim() || /\p{N}/u.test(key) || word.includes(separator) || !/\p{L}/u.test(word)) continue
    if (!byKey.has(key)) byKey.set(key, word)
  }
  return [...byKey.values()]
}

function longer(length: number, word: string): number {
  return Math.max(length, word.length)
}

function shorter(length: number, word: string): number {
  return Math.min(length, word.length)
}
