import type { Faker, LocaleDefinition } from '@faker-js/faker'
import { countryOf } from './locale-names.js'
import { readPlaces, type Region } from './places.js'
import { listAt, textAt } from './word-tree.js'

/** Names by gender; no list is empty. `generic` fits anybody, and stands in where a language has no list for a gender. */
export interface GenderedWords {
  readonly female: readonly string[]
  readonly male: readonly string[]
  readonly generic: readonly string[]
}

/** The words of one locale, what it lacks filled from its language and from English. No list is empty. */
export interface Vocabulary {
  /** As faker names it: `de_AT`. */
  readonly locale: string
  /** ISO 639: `de`. */
  readonly language: string
  /** ISO 3166-1 alpha-2: `AT`. */
  readonly country: string
  readonly firstNames: GenderedWords
  readonly lastNames: GenderedWords
  /** City names, in the locale's own style where it has no list of cities. */
  readonly cities: readonly string[]
  /** Regions of the country; its own code where no regions are known. */
  readonly states: readonly Region[]
  /** Street names without a number. */
  readonly streets: readonly string[]
  /** Patterns: `#` stands for a digit. */
  readonly buildingNumbers: readonly string[]
  /** Street and number in the order of the country. */
  readonly streetLine: (street: string, buildingNumber: string) => string
  /** Patterns: `#` a digit, `?` an upper-case letter, `*` either. Holds one empty pattern where there are no codes. */
  readonly postcodes: readonly string[]
  /** Patterns: `#` a digit, `!` a digit from 2 to 9. These may be numbers of real people. */
  readonly phones: PhonePatterns
  readonly jobs: {
    readonly descriptors: readonly string[]
    readonly areas: readonly string[]
    readonly types: readonly string[]
  }
  /** `Inc`, `GmbH`; patterns in faker's notation. */
  readonly companies: { readonly suffixes: readonly string[]; readonly patterns: readonly string[] }
  readonly commerce: {
    readonly departments: readonly string[]
    readonly adjectives: readonly string[]
    readonly materials: readonly string[]
    readonly products: readonly string[]
  }
  /** Words of filler text, lower case where the script has cases. */
  readonly lorem: readonly string[]
  readonly words: {
    readonly adjectives: readonly string[]
    readonly nouns: readonly string[]
    readonly verbs: readonly string[]
  }
  /** Every word list, as faker holds it. */
  readonly definitions: LocaleDefinition
  /** faker's own instance for the locale: the way to its class without importing all locales. Draws from no cell. */
  readonly origin: Faker
}

/** Phone patterns by use. */
export interface PhonePatterns {
  readonly national: readonly string[]
  readonly international: readonly string[]
  readonly human: readonly string[]
}

/**
 * Reads the word lists of faker's instance for a locale.
 *
 * @param english - The lists that fill gaps: a list that is the same object here comes from English, not from the locale.
 */
export function createVocabulary(locale: string, origin: Faker, english: LocaleDefinition): Vocabulary {
  const definitions: LocaleDefinition = origin.rawDefinitions
  const list = (...path: string[]): readonly string[] => listAt(definitions, path)
  const country = countryOf(locale, textAt(definitions, ['metadata', 'country']))
  const firstNames = gendered(list, 'first_name')
  const lastNames = gendered(list, 'last_name')
  return {
    locale,
    language: textAt(definitions, ['metadata', 'language']) ?? locale.slice(0, 2),
    country,
    firstNames,
    lastNames,
    ...readPlaces({ definitions, english, country, firstNames: firstNames.generic, lastNames: lastNames.generic }),
    phones: {
      national: list('phone_number', 'format', 'national'),
      international: list('phone_number', 'format', 'international'),
      human: list('phone_number', 'format', 'human'),
    },
    jobs: {
      descriptors: list('person', 'job_descriptor'),
      areas: list('person', 'job_area'),
      types: list('person', 'job_type'),
    },
    companies: { suffixes: list('company', 'legal_entity_type'), patterns: list('company', 'name_pattern') },
    commerce: {
      departments: list('commerce', 'department'),
      adjectives: list('commerce', 'product_name', 'adjective'),
      materials: list('commerce', 'product_name', 'material'),
      products: list('commerce', 'product_name', 'product'),
    },
    lorem: list('lorem', 'word'),
    words: { adjectives: list('word', 'adjective'), nouns: list('word', 'noun'), verbs: list('word', 'verb') },
    definitions,
    origin,
  }
}

function gendered(list: (...path: string[]) => readonly string[], name: string): GenderedWords {
  const female = list('person', name, 'female')
  const male = list('person', name, 'male')
  const given = list('person', name, 'generic')
  // A handful of names for anybody would be all that a row without a gender could get.
  const generic =
    given.length >= Math.max(female.length, male.length) / 8 ? given : [...new Set([...given, ...female, ...male])]
  return { female: female.length > 0 ? female : generic, male: male.length > 0 ? male : generic, generic }
}
