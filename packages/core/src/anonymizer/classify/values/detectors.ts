import { cardKind } from '../../kinds/card.js'
import { emailKind } from '../../kinds/email.js'
import { ibanKind } from '../../kinds/iban.js'
import { ipKind } from '../../kinds/ip.js'
import { phoneKind } from '../../kinds/phone.js'
import { ssnKind } from '../../kinds/ssn.js'
import { urlKind } from '../../kinds/url.js'
import { uuidKind } from '../../kinds/uuid.js'
import type { Meaning } from '../names/meanings.js'

/** Something that a text can be recognised as. */
export interface Detector {
  /** As reasons call it, in the plural. */
  readonly what: string
  /** Undefined for what is recognised only so that it is not taken for something else. */
  readonly meaning?: Meaning
  /** True when no other name of the field can mean it: a field `login` that holds e-mail addresses holds those. */
  readonly certain: boolean
  readonly is: (text: string) => boolean
}

const DATE = /^\d{4}-\d{2}-\d{2}([T ]|$)|^\d{1,2}[-./]\d{1,2}[-./]\d{2,4}$/
// `12.50` and `10.0.19041` are no phone numbers, `120.0.0.0` is hardly an address.
const DECIMAL = /^-?\d+([.,]\d+){1,2}$/
const VERSION = /\.0\.0(\.\d+)?$/
const WRITTEN_PHONE = /^(\+|00?[1-9])|[\s().-]/

// Spares the parser of addresses what cannot be one.
const ADDRESS = /^\s*[\da-f]*[.:][\da-f.:]+(\/\d+)?\s*$/i

/** Detectors, the stricter first: the first that recognises a text has it. */
export const DETECTORS: readonly Detector[] = [
  { what: 'e-mail addresses', meaning: 'e-mail address', certain: true, is: (text) => isKind(emailKind, text) },
  { what: 'UUIDs', certain: false, is: (text) => isKind(uuidKind, text) },
  { what: 'dates', certain: false, is: (text) => DATE.test(text) },
  { what: 'IBANs', meaning: 'bank account number', certain: true, is: (text) => isKind(ibanKind, text) },
  {
    what: 'IP addresses',
    meaning: 'IP address',
    certain: false,
    is: (text) => ADDRESS.test(text) && !VERSION.test(text) && isKind(ipKind, text),
  },
  { what: 'card numbers', meaning: 'card number', certain: true, is: (text) => isKind(cardKind, text) },
  {
    what: 'social security numbers',
    meaning: 'social security number',
    certain: false,
    is: (text) => text.includes('-') && isKind(ssnKind, text),
  },
  {
    what: 'password hashes',
    meaning: 'password',
    certain: true,
    is: (text) => /^\$(2[aby]|argon2(id|i|d)|scrypt|pbkdf2[\w-]*|[156])\$/.test(text),
  },
  {
    what: 'signed tokens',
    meaning: 'secret or token',
    certain: true,
    is: (text) => /^eyJ[\w-]+\.[\w-]+\.[\w-]*$/.test(text),
  },
  { what: 'web addresses', certain: false, is: (text) => isKind(urlKind, text) },
  {
    what: 'phone numbers',
    meaning: 'phone number',
    certain: false,
    is: (text) => WRITTEN_PHONE.test(text) && !DECIMAL.test(text) && digits(text) <= 15 && isKind(phoneKind, text),
  },
]

/** Personal things within longer texts, by what they are called. */
export const INSIDE: readonly (readonly [what: string, pattern: RegExp])[] = [
  ['an e-mail address', /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+/u],
  ['an IBAN', /\b[A-Z]{2}\d{2}(\s?[A-Z\d]{4}){3,7}(\s?[A-Z\d]{1,3})?\b/],
  ['a phone number', /(?<![\w+])(\+|00)[1-9][\d\s().-]{7,18}\d|\(\d{3}\)\s?\d{3}-\d{4}|\b\d{3}-\d{3}-\d{4}\b/],
  ['an IP address', /(?<![\d.])(\d{1,3}\.){3}\d{1,3}(?![\d.])/],
  ['a social security number', /\b\d{3}-\d{2}-\d{4}\b/],
]

/** E.164 allows 15. */
function digits(text: string): number {
  return text.replace(/\D/g, '').length
}

function isKind(kind: { readonly normalise: (text: string) => string | undefined }, text: string): boolean {
  return kind.normalise(text) !== undefined
}
