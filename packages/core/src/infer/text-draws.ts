import { drawInteger, drawPick } from '../random/draw.js'
import { fillPattern } from '../values/fill-pattern.js'
import type { Vocabulary } from '../values/locale.js'
import { countryNames } from '../values/text/codes.js'
import {
  createCompany,
  createJobTitle,
  createProductDescription,
  createProductName,
  TAGS,
} from '../values/text/business.js'
import { drawCardNumber, drawCurrency, drawIban, drawSsn } from '../values/text/finance.js'
import { drawCuid, drawHex, drawNanoid, drawToken, drawUlid, drawUuid } from '../values/text/identifiers.js'
import {
  createDomain,
  createImageUrl,
  createSlug,
  createUrl,
  drawIp,
  drawIpv6,
  drawMac,
  drawUserAgent,
} from '../values/text/internet.js'
import { createParagraph, createSentence, createTitle, createWords } from '../values/text/prose.js'
import type { TextDraw } from '../values/template.js'
import type { TextMeaning } from './names/text-names.js'
import type { InferenceCell } from './rule.js'

/** Gives a cell's text, before it is made to fit its column. */
export type TextCell = (cell: InferenceCell) => string
type MakeText = (vocabulary: Vocabulary) => TextCell

/** A bcrypt hash (cost 10) of `TestPassword123!`, made once: seeded users can log in. */
export const TEST_PASSWORD_HASH = '$2b$10$SeedSeedSeedSeedSeedSeYeuWtC6H3ilV4m8/rYAeru0ujURB2oS'

const drawn =
  (draw: TextDraw): MakeText =>
  () =>
  (cell) =>
    draw(cell.source)
const made =
  (make: (vocabulary: Vocabulary) => TextDraw): MakeText =>
  (vocabulary) => {
    const draw = make(vocabulary)
    return (cell) => draw(cell.source)
  }
const filled = (pattern: string): MakeText => drawn((source) => fillPattern(source, pattern))
const oneOf = (...words: readonly string[]): MakeText => drawn((source) => drawPick(source, words))
const listed =
  (list: (vocabulary: Vocabulary) => readonly string[]): MakeText =>
  (vocabulary) => {
    const words = list(vocabulary)
    return (cell) => drawPick(cell.source, words)
  }

/** How a text of each meaning is made. People and addresses come from the row's own, so that they belong together. */
export const TEXT_CELLS: Readonly<Record<TextMeaning, MakeText>> = {
  'e-mail': () => (cell) => cell.person.email,
  'user name': () => (cell) => cell.person.username,
  'given name': () => (cell) => cell.person.firstName,
  'family name': () => (cell) => cell.person.lastName,
  'full name': () => (cell) => cell.person.fullName,
  gender: () => (cell) => cell.person.gender,
  salutation: () => (cell) => (cell.person.gender === 'female' ? 'Ms.' : 'Mr.'),
  initials: () => (cell) => initialsOf(cell.person.firstName) + initialsOf(cell.person.lastName),
  password: () => () => TEST_PASSWORD_HASH,
  phone: () => (cell) => cell.address.phone,
  street: () => (cell) => cell.address.street,
  address:
    () =>
    ({ address: { street, city, state, zipCode } }) =>
      `${street}, ${city}, ${state} ${zipCode}`,
  'second address line': drawn((source) => `Apt. ${drawInteger(source, 1, 399)}`),
  city: () => (cell) => cell.address.city,
  region: () => (cell) => cell.address.state,
  postcode: () => (cell) => cell.address.zipCode,
  country: () => (cell) => cell.address.country,
  'country name': listed(countryNames),
  company: made(createCompany),
  'job title': made(createJobTitle),
  'product name': made(createProductName),
  category: listed((vocabulary) => vocabulary.commerce.departments),
  title: made(createTitle),
  description: made(createProductDescription),
  text: made(createParagraph),
  slug: made(createSlug),
  url: made(createUrl),
  'image address': made(createImageUrl),
  domain: made(createDomain),
  'ip address': drawn(drawIp),
  'ipv6 address': drawn(drawIpv6),
  'hardware address': drawn(drawMac),
  'user agent': drawn(drawUserAgent),
  uuid: drawn(drawUuid),
  ulid: drawn(drawUlid),
  cuid: drawn(drawCuid),
  nanoid: drawn(drawNanoid),
  id: drawn((source) => drawToken(source, 16)),
  token: drawn((source) => drawToken(source, 40)),
  hash: drawn((source) => drawHex(source, 64)),
  'stock number': filled('???-#####'),
  'order number': filled('ORD-########'),
  barcode: filled('200##########'),
  code: filled('??-######'),
  currency: drawn(drawCurrency),
  language: listed((vocabulary) => [vocabulary.language, vocabulary.language, 'en']),
  locale: (vocabulary) => () => `${vocabulary.language}-${vocabulary.country}`,
  'time zone': oneOf('UTC', 'Europe/Berlin', 'Europe/Paris', 'Europe/Madrid', 'America/New_York', 'Asia/Tokyo'),
  color: drawn((source) => `#${drawHex(source, 6)}`),
  iban: drawn(drawIban),
  bic: oneOf('TESTDEFF', 'TESTGB2L', 'TESTFRPP', 'TESTESMM'),
  'card number': drawn(drawCardNumber),
  'social security number': drawn(drawSsn),
  status: oneOf('active', 'active', 'active', 'pending', 'inactive'),
  role: oneOf('user', 'user', 'user', 'editor', 'admin'),
  kind: oneOf('standard', 'standard', 'basic', 'premium'),
  tag: oneOf(...TAGS),
  material: listed((vocabulary) => vocabulary.commerce.materials),
  size: oneOf('S', 'M', 'L', 'XL'),
  unit: oneOf('piece', 'kg', 'm', 'l'),
  'file name': (vocabulary) => {
    const slug = createSlug(vocabulary)
    return ({ source }) => `${slug(source)}.${drawPick(source, ['pdf', 'jpg', 'png', 'txt', 'csv'])}`
  },
  'media type': oneOf('application/pdf', 'image/jpeg', 'image/png', 'text/plain', 'text/csv'),
  'version number': filled('!.#.#'),
  latitude: drawn((source) => (drawInteger(source, -90_000_000, 90_000_000) / 1e6).toFixed(6)),
  longitude: drawn((source) => (drawInteger(source, -180_000_000, 180_000_000) / 1e6).toFixed(6)),
  name: made(createTitle),
}

/** Text that nothing is known of, by the room it has: a word, a few, or a sentence. */
export function makePlainText(vocabulary: Vocabulary, maxLength: number): TextCell {
  if (maxLength < 12) return made((words) => createWords(words, 1, 1))(vocabulary)
  if (maxLength < 60) return made((words) => createWords(words, 1, 3, true))(vocabulary)
  return made(createSentence)(vocabulary)
}

function initialsOf(name: string): string {
  return String.fromCodePoint(name.codePointAt(0) ?? 88).toUpperCase()
}
