import type { FieldClass } from '../../reports.js'
import type { Holding } from '../holding.js'
import { DIRECT_NAMES } from './direct-names.js'
import { QUASI_NAMES } from './quasi-names.js'
import { SAFE_NAMES } from './safe-names.js'
import { SENSITIVE_NAMES } from './sensitive-names.js'

/** What a field may mean for somebody's privacy. */
export type Meaning =
  keyof typeof DIRECT_NAMES | keyof typeof QUASI_NAMES | keyof typeof SENSITIVE_NAMES | keyof typeof SAFE_NAMES

/** What follows from a meaning. */
export interface Consequence {
  readonly class: FieldClass
  /** What a field of this meaning may hold; of another type it means something else: `email_verified_at`. */
  readonly holds: readonly Holding[]
  /** A call of a transform; `nullify()` stands for whatever empties the field. */
  readonly transform?: string
}

const WORDS: readonly Holding[] = ['text', 'unknown']
const NUMBERS: readonly Holding[] = ['text', 'number', 'uuid', 'unknown']
const CHOICE: readonly Holding[] = ['text', 'choice', 'number', 'unknown']
const MOMENT: readonly Holding[] = ['moment', 'text', 'number', 'unknown']
const ANY: readonly Holding[] = ['text', 'choice', 'number', 'flag', 'document', 'bytes', 'uuid', 'unknown']

const direct = (holds: readonly Holding[], transform: string): Consequence => ({ class: 'direct', holds, transform })
const quasi = (holds: readonly Holding[], transform: string): Consequence => ({ class: 'quasi', holds, transform })
const sensitive = (holds: readonly Holding[], transform: string): Consequence => ({
  class: 'sensitive',
  holds,
  transform,
})
const safe = (holds: readonly Holding[]): Consequence => ({ class: 'safe', holds })

/** What every meaning entails. */
export const CONSEQUENCES: Readonly<Record<Meaning, Consequence>> = {
  'e-mail address': direct(WORDS, 'email()'),
  'phone number': direct(NUMBERS, 'phone()'),
  'given name': direct(WORDS, 'firstName()'),
  'family name': direct(WORDS, 'lastName()'),
  'full name': direct(WORDS, 'fullName()'),
  'user name': direct(WORDS, 'username()'),
  'social network account': direct(NUMBERS, 'username()'),
  'account at another service': direct(NUMBERS, 'key()'),
  'street address': direct(WORDS, 'street()'),
  'contact details': direct([...WORDS, 'document'], 'nullify()'),
  address: direct([...WORDS, 'document'], 'address()'),
  'second address line': direct(NUMBERS, 'nullify()'),
  'social security number': direct(NUMBERS, 'ssn()'),
  'number of an identity document': direct(NUMBERS, 'key()'),
  'tax number': direct(WORDS, 'key()'),
  'number of a person in an organization': direct(NUMBERS, 'key()'),
  'card number': direct(NUMBERS, 'creditCard()'),
  'bank account number': direct(NUMBERS, 'iban()'),
  'licence plate or vehicle number': direct(WORDS, 'key()'),
  'device or browser identifier': direct([...NUMBERS, 'bytes'], 'key()'),
  'IP address': direct([...WORDS, 'number', 'bytes'], 'ip()'),
  'portrait or signature': direct([...WORDS, 'bytes', 'document'], 'nullify()'),
  'personal web page': direct(WORDS, 'url()'),
  'birth date': quasi(MOMENT, 'date({ pool: 90 })'),
  age: quasi(CHOICE, 'ageBand()'),
  gender: quasi([...CHOICE, 'flag'], 'gender()'),
  salutation: quasi(CHOICE, 'nullify()'),
  initials: quasi(WORDS, 'nullify()'),
  'family circumstances': quasi(CHOICE, 'nullify()'),
  postcode: quasi(NUMBERS, 'postcode()'),
  city: quasi(WORDS, 'city()'),
  'place of birth': quasi(WORDS, 'city()'),
  region: quasi([...WORDS, 'choice'], 'region()'),
  country: quasi([...WORDS, 'choice'], 'country()'),
  nationality: quasi([...WORDS, 'choice'], 'country()'),
  location: quasi(['text', 'number', 'document', 'unknown'], 'geo()'),
  'occupation or employer': quasi([...WORDS, 'choice'], 'nullify()'),
  company: quasi(WORDS, 'company()'),
  'date in a life': quasi(['moment', 'text', 'unknown'], 'date()'),
  'browser description': quasi([...WORDS, 'document'], 'nullify()'),
  'last digits of a card or account': quasi(NUMBERS, 'nullify()'),
  'expiry of a card': quasi(MOMENT, 'nullify()'),
  'bank of an account': quasi(NUMBERS, 'nullify()'),
  password: sensitive([...WORDS, 'bytes'], "password({ password: 'test' })"),
  'secret or token': sensitive([...NUMBERS, 'bytes', 'document'], 'nullify()'),
  'code of a card': sensitive(NUMBERS, 'nullify()'),
  pay: sensitive(CHOICE, 'band({ width: 10000 })'),
  'credit and debts': sensitive(CHOICE, 'band({ width: 1000 })'),
  religion: sensitive(ANY, 'nullify()'),
  'ethnic origin': sensitive(ANY, 'nullify()'),
  'political or union membership': sensitive(ANY, 'nullify()'),
  'sexual life': sensitive(ANY, 'nullify()'),
  health: sensitive([...ANY, 'moment'], 'nullify()'),
  biometrics: sensitive(ANY, 'nullify()'),
  'criminal record': sensitive(ANY, 'nullify()'),
  'free text': sensitive([...WORDS, 'document'], 'freeText()'),
  'state of the record': safe(['text', 'choice', 'number', 'unknown']),
  'catalogue text': safe(['text', 'choice', 'document', 'unknown']),
  'technical name': safe(['text', 'choice', 'number', 'document', 'unknown']),
  'code of a thing': safe(['text', 'choice', 'number', 'unknown']),
  'count or measure': safe(['number']),
}

/** Names of all meanings. */
export const NAMES: Readonly<Record<Meaning, string>> = {
  ...DIRECT_NAMES,
  ...QUASI_NAMES,
  ...SENSITIVE_NAMES,
  ...SAFE_NAMES,
}
