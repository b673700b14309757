import * as fc from 'fast-check'
import { checkDigit } from '../../kinds/card.js'
import { ibanCheckDigits } from '../../kinds/iban.js'
import { company } from '../../transforms/company.js'
import { creditCard } from '../../transforms/credit-card.js'
import { email } from '../../transforms/email.js'
import { firstName } from '../../transforms/first-name.js'
import { fullName } from '../../transforms/full-name.js'
import { gender } from '../../transforms/gender.js'
import { iban } from '../../transforms/iban.js'
import { ip } from '../../transforms/ip.js'
import { lastName } from '../../transforms/last-name.js'
import { phone } from '../../transforms/phone.js'
import { ssn } from '../../transforms/ssn.js'
import { url } from '../../transforms/url.js'
import { username } from '../../transforms/username.js'
import type { Transform } from '../../transform.js'

/** A transform, and values that it is tried out with. */
export interface Example {
  readonly name: string
  readonly transform: Transform
  /** The i-th of endlessly many proper values, each different from the others in its normal form. */
  readonly value: (i: number) => string
  /** What is promised of different values. */
  readonly promise: 'injective' | 'bounded' | 'lossy'
  /** Bound to a unique field. */
  readonly unique?: boolean
  /** The subject decides, not the value. */
  readonly bySubject?: boolean
  /** Replacements are so few that another key often gives the same. */
  readonly few?: boolean
  /** Values that are none of the kind. */
  readonly malformed: readonly string[]
}

const words = (i: number): string => `k${i.toString(36)}`
const digits = (i: number, length: number): string => String(i).padStart(length, '0').slice(-length)

const cardNumber = (i: number): string => {
  const payload = `453200${digits(i * 7919, 9)}`
  return `${payload}${checkDigit(payload)}`.replace(/(\d{4})(?=\d)/g, '$1 ')
}
const ibanNumber = (i: number): string => {
  const account = `37040044${digits(i * 7919, 10)}`
  return `DE${ibanCheckDigits('DE', account)}${account}`.replace(/(.{4})(?=.)/g, '$1 ')
}
const address = (i: number): string => `${11 + (i >>> 24)}.${(i >>> 16) & 255}.${(i >>> 8) & 255}.${i & 255}`
const phoneNumber = (i: number): string =>
  `+1 ${212 + (i % 3) * 101}-${digits(2_340_000 + Math.floor(i / 3), 7).replace(/^(...)/, '$1-')}`

const name = (i: number): string => `Ann ${words(i)}`
const notNames = ['12 345', '-', '🙂']

/** Every transform about people, in the variants that work differently. */
export const EXAMPLES: readonly Example[] = [
  {
    name: 'email',
    promise: 'bounded',
    transform: email(),
    value: (i) => `Ann.${words(i)}@mail.test`,
    malformed: ['no address', 'a@b@c.d', 'ann@', 'zoë'],
  },
  {
    name: 'email with its domain',
    promise: 'bounded',
    transform: email({ keepDomain: true }),
    value: (i) => `Ann.${words(i)}@mail.test`,
    malformed: ['no address', 'ann @x.org'],
  },
  {
    name: 'username',
    promise: 'bounded',
    transform: username({ words: 'value' }),
    value: words,
    malformed: ['a\nb', 'x'.repeat(300)],
  },
  { name: 'firstName', promise: 'lossy', transform: firstName(), value: name, bySubject: true, malformed: notNames },
  { name: 'lastName', promise: 'lossy', transform: lastName(), value: name, bySubject: true, malformed: notNames },
  { name: 'fullName', promise: 'lossy', transform: fullName(), value: name, bySubject: true, malformed: notNames },
  {
    name: 'gender',
    promise: 'lossy',
    transform: gender(),
    value: (i) => (i % 2 === 0 ? 'female' : 'male'),
    bySubject: true,
    few: true,
    malformed: [],
  },
  {
    name: 'phone',
    promise: 'lossy',
    transform: phone(),
    value: phoneNumber,
    few: true,
    malformed: ['12', 'call Ann', '+49', 'Türe 5', '٣'],
  },
  {
    name: 'phone in a unique field',
    promise: 'injective',
    transform: phone(),
    unique: true,
    value: phoneNumber,
    malformed: ['12 34', 'call Ann', 'Ä1'],
  },
  {
    name: 'phone in its format',
    promise: 'injective',
    transform: phone({ keep: 'format' }),
    value: phoneNumber,
    malformed: ['12 34', 'x'],
  },
  {
    name: 'ssn',
    promise: 'bounded',
    transform: ssn(),
    value: (i) => digits(i * 7919, 9).replace(/^(...)(..)/, '$1-$2-'),
    malformed: ['XXX-XX-1234', '12345678', '123-456-789'],
  },
  {
    name: 'creditCard',
    promise: 'bounded',
    transform: creditCard(),
    value: cardNumber,
    malformed: ['4242 4242 4242 4241', '************4242', 'Visa'],
  },
  {
    name: 'iban',
    promise: 'bounded',
    transform: iban(),
    value: ibanNumber,
    malformed: ['DE89 3704 0044 0532 0130 01', 'account 5', 'DE'],
  },
  {
    name: 'ip',
    promise: 'lossy',
    transform: ip(),
    value: address,
    few: true,
    malformed: ['256.1.1.1', 'localhost', '1.2.3', '010.1.1.1'],
  },
  {
    name: 'ip in its subnet',
    promise: 'injective',
    transform: ip({ keep: 'subnet' }),
    value: address,
    malformed: ['256.1.1.1', 'localhost', ':::'],
  },
  { name: 'company', promise: 'lossy', transform: company(), value: (i) => `${words(i)} Ltd`, malformed: ['-', '?!'] },
  {
    name: 'company in a unique field',
    promise: 'bounded',
    transform: company(),
    unique: true,
    value: (i) => `${words(i)} Ltd`,
    malformed: ['-'],
  },
  {
    name: 'url',
    promise: 'bounded',
    transform: url(),
    value: (i) => `https://acme.test/people/${i}.jpg?a=1`,
    malformed: ['nowhere', 'mailto:a@b.c'],
  },
]

/** A proper value, a malformed one, or any text at all. */
export function anyValue({ value, malformed }: Example): fc.Arbitrary<string> {
  const proper = fc.nat({ max: 2 ** 24 }).map(value)
  const other = malformed.length === 0 ? fc.string({ unit: 'grapheme' }) : fc.constantFrom(...malformed)
  return fc.oneof(proper, other, fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }))
}
