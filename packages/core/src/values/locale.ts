import type { Faker } from '@faker-js/faker'
import { localeShares, unknownLocale } from '../errors/locale.js'
import { LOCALES } from './locale-names.js'
import { createVocabulary, type Vocabulary } from './vocabulary.js'

export type { GenderedWords, PhonePatterns, Vocabulary } from './vocabulary.js'
export type { Region } from './places.js'

/** The locales of a data set, with their shares of the rows. */
export interface LocaleMix {
  /** For reports: `de`, or `en 3, de 1`. */
  readonly name: string
  readonly vocabularies: readonly Vocabulary[]
  /** The vocabulary of a row, by a well mixed 64-bit hash of its address. */
  readonly of: (hi: number, lo: number) => Vocabulary
}

const loaded = new Map<string, Promise<Vocabulary>>()

/**
 * Loads the words of one locale (about 30 ms the first time, nothing afterwards). Only the lists it needs are read: its own,
 * its language's and the English ones that fill its gaps.
 *
 * @param locale - As faker names it: `de`, `de_AT`, `pt_BR`.
 * @throws {SeedError} `CONFIG.UNKNOWN_LOCALE`, with the locale that was probably meant.
 */
export async function loadLocale(locale: string): Promise<Vocabulary> {
  // Only names of the list become part of a module's address.
  if (!LOCALES.includes(locale)) throw unknownLocale(locale, LOCALES)
  let vocabulary = loaded.get(locale)
  if (vocabulary === undefined) loaded.set(locale, (vocabulary = readLocale(locale)))
  return vocabulary
}

async function readLocale(locale: string): Promise<Vocabulary> {
  const { english } = await import('./english.js')
  if (locale === english.locale) return english
  const { faker } = (await import(`@faker-js/faker/locale/${locale}`)) as { readonly faker: Faker }
  return createVocabulary(locale, faker, english.definitions)
}

/**
 * Loads the locales of a data set: `'de'`, or several with shares, `{ en: 3, de: 1 }` for three English rows to a German one.
 *
 * @throws {SeedError} `CONFIG.UNKNOWN_LOCALE`, or `CONFIG.LOCALE_SHARES` when the shares make no choice.
 */
export async function loadLocales(spec: string | Readonly<Record<string, number>>): Promise<LocaleMix> {
  if (typeof spec === 'string') return singleLocale(await loadLocale(spec))
  const shares = Object.entries(spec)
  const total = shares.reduce((sum, [, share]) => sum + share, 0)
  if (shares.some(([, share]) => !(share >= 0)) || !(total > 0 && total < Infinity)) throw localeShares()
  const used = shares.filter(([, share]) => share > 0)
  const vocabularies: Vocabulary[] = []
  for (const [locale] of shares) {
    const vocabulary = await loadLocale(locale)
    if (used.some(([name]) => name === locale)) vocabularies.push(vocabulary)
  }
  const [only] = vocabularies
  return vocabularies.length === 1 && only !== undefined ? singleLocale(only) : sharedLocales(vocabularies, used, total)
}

/** One locale for every row. */
export function singleLocale(vocabulary: Vocabulary): LocaleMix {
  return { name: vocabulary.locale, vocabularies: [vocabulary], of: () => vocabulary }
}

function sharedLocales(
  vocabularies: readonly Vocabulary[],
  shares: readonly (readonly [string, number])[],
  total: number,
): LocaleMix {
  let sum = 0
  const ends = shares.map(([, share]) => (sum += share) / total)
  return {
    name: shares.map(([locale, share]) => `${locale} ${share}`).join(', '),
    vocabularies,
    of: (hi, lo) => {
      const place = ((hi >>> 0) + (lo >>> 0) / 0x100000000) / 0x100000000
      const index = ends.findIndex((end) => place < end)
      // Past the last end only by rounding.
      return vocabularies[index === -1 ? vocabularies.length - 1 : index] as Vocabulary
    },
  }
}
