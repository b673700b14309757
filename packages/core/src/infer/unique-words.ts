import type { StreamKey } from '../random/key.js'
import type { Vocabulary } from '../values/locale.js'
import { createPattern } from '../values/pattern.js'
import { createPhrases, type PhraseForm, type UniqueText } from '../values/phrases.js'
import { countryCodes, countryNames, currencyCodes, languageCodes } from '../values/text/codes.js'
import { latinWords } from '../values/text/prose.js'
import type { TextMeaning } from './names/text-names.js'

const SLUG: PhraseForm = { separator: '-', beforeNumber: '-' }
const TITLE: PhraseForm = { separator: ' ', beforeNumber: ' ' }
const CODE: PhraseForm = { ...SLUG, numbered: false }

/** Numbers that people read aloud. */
const PATTERNS: Partial<Readonly<Record<TextMeaning, string>>> = {
  'stock number': '???-#####',
  'order number': 'ORD-########',
  barcode: '200##########',
  code: '??-########',
  phone: '+1 555-01##-########',
  'card number': '4242############',
  'social security number': '666-##-####-######',
  iban: 'XX00TEST##############',
  'file name': '****-****-****.pdf',
  'version number': '#.###.######',
}

/**
 * Distinct texts of one meaning, made of words or after a pattern; undefined for meanings that have neither.
 *
 * @param max - Most characters; short columns of places and currencies hold codes.
 */
export function uniqueWords(
  meaning: TextMeaning | undefined,
  vocabulary: Vocabulary,
  key: StreamKey,
  max: number,
): UniqueText | undefined {
  const pattern = meaning === undefined ? undefined : PATTERNS[meaning]
  if (pattern !== undefined)
    return { ...createPattern(pattern, key), shortest: pattern.length, longest: pattern.length }
  const { commerce, words, lorem } = vocabulary
  const latin = latinWords(vocabulary)
  const slug = (form: PhraseForm): UniqueText | undefined => createPhrases([latin, latin], form, key)
  switch (meaning) {
    case 'slug':
      return slug(SLUG)
    case 'url':
      return slug({ ...SLUG, prefix: 'https://example.com/' })
    case 'image address':
      return slug({ ...SLUG, prefix: 'https://example.com/images/', suffix: '.jpg' })
    case 'domain':
      return slug({ ...SLUG, suffix: '.example' })
    case 'product name':
      return createPhrases([commerce.adjectives, commerce.materials, commerce.products], TITLE, key)
    case 'category':
      return createPhrases([commerce.departments], TITLE, key)
    case 'country':
    case 'country name':
      return max < 4
        ? createPhrases([countryCodes(vocabulary)], CODE, key)
        : createPhrases([countryNames(vocabulary)], TITLE, key)
    case 'currency':
      return createPhrases([currencyCodes(vocabulary)], CODE, key)
    case 'language':
      return createPhrases([languageCodes(vocabulary)], CODE, key)
    case 'region':
      return createPhrases([vocabulary.states.map((state) => state.name)], TITLE, key)
    case 'city':
      return createPhrases([vocabulary.cities], TITLE, key)
    case 'given name':
      return createPhrases([vocabulary.firstNames.generic], TITLE, key)
    case 'family name':
      return createPhrases([vocabulary.lastNames.generic], TITLE, key)
    case 'full name':
      return createPhrases([vocabulary.firstNames.generic, vocabulary.lastNames.generic], TITLE, key)
    case 'company':
      return createPhrases(
        [vocabulary.lastNames.generic, vocabulary.lastNames.generic],
        { separator: ' & ', beforeNumber: ' ' },
        key,
      )
    case 'tag':
    case 'role':
    case 'kind':
    case 'status':
      return createPhrases([latin], SLUG, key)
    case 'title':
    case 'name':
      return createPhrases([words.adjectives, words.nouns], TITLE, key)
    case 'text':
    case 'description':
    case undefined:
      return createPhrases([lorem, lorem, lorem], TITLE, key)
    default:
      return undefined
  }
}
