import type { Value } from '../../schema/schema.js'
import type { Transform } from '../transform.js'
import { address } from '../transforms/address.js'
import { ageBand } from '../transforms/age-band.js'
import { band } from '../transforms/band.js'
import { bytes } from '../transforms/bytes.js'
import { city } from '../transforms/city.js'
import { company } from '../transforms/company.js'
import { constant } from '../transforms/constant.js'
import { country } from '../transforms/country.js'
import { creditCard } from '../transforms/credit-card.js'
import { date } from '../transforms/date.js'
import { email } from '../transforms/email.js'
import { firstName } from '../transforms/first-name.js'
import { freeText } from '../transforms/free-text.js'
import { fullName } from '../transforms/full-name.js'
import { gender } from '../transforms/gender.js'
import { geo } from '../transforms/geo.js'
import { hash } from '../transforms/hash.js'
import { iban } from '../transforms/iban.js'
import { ip } from '../transforms/ip.js'
import { json, type JsonOptions } from '../transforms/json.js'
import { keep } from '../transforms/keep.js'
import { key } from '../transforms/key.js'
import { lastName } from '../transforms/last-name.js'
import { nullify } from '../transforms/nullify.js'
import { password } from '../transforms/password.js'
import { phone } from '../transforms/phone.js'
import { postcode } from '../transforms/postcode.js'
import { postcodePrefix } from '../transforms/postcode-prefix.js'
import { region } from '../transforms/region.js'
import { ssn } from '../transforms/ssn.js'
import { street } from '../transforms/street.js'
import { truncate } from '../transforms/truncate.js'
import { truncateDate } from '../transforms/truncate-date.js'
import { url } from '../transforms/url.js'
import { username } from '../transforms/username.js'
import { anything, either, flag, number, object, oneOf, type OptionType, text, texts } from './option-types.js'

/** Options of a handler, checked. */
export type HandlerOptions = Readonly<Record<string, unknown>>

/** Makes transforms of handlers that are given as data. */
export type ResolveAll = (handlers: HandlerOptions) => Readonly<Record<string, Transform>>

/** A handler that can be named in data. */
export interface HandlerKind {
  /** @param resolve - Makes the handlers that are among the options, by their labels. */
  readonly make: (options: HandlerOptions, resolve: ResolveAll) => Transform
  /** Its own options, beside those that every handler takes. */
  readonly options?: Readonly<Record<string, OptionType>>
  readonly required?: readonly string[]
}

/** A handler whose options are those of its transform, which come checked. */
function kindOf(
  make: (options: never) => Transform,
  options: Readonly<Record<string, OptionType>> = {},
  ...required: readonly string[]
): HandlerKind {
  return { make: (given) => make(given as never), options, required }
}

/** A day, as an ISO text. */
const asOf: OptionType = text

/** All handlers, by the names of their transforms. */
export const HANDLERS: Readonly<Record<string, HandlerKind>> = {
  address: kindOf(address, { keep: texts }),
  ageBand: kindOf(ageBand, { width: number, pool: number, asOf }),
  band: kindOf(band, { width: either(number, text) }, 'width'),
  bytes: kindOf(bytes),
  city: kindOf(city),
  company: kindOf(company, { distinct: flag, maxLength: number }),
  constant: {
    make: ({ value, ...common }) => constant(value as Value, common),
    options: { value: anything },
    required: ['value'],
  },
  country: kindOf(country),
  creditCard: kindOf(creditCard, { keepLast4: flag }),
  date: kindOf(date, {
    shift: oneOf('subject', 'value'),
    days: number,
    multipleOf: number,
    keepYear: flag,
    pool: number,
    asOf,
  }),
  email: kindOf(email, { keepDomain: either(flag, texts), maxLength: number }),
  firstName: kindOf(firstName),
  freeText: kindOf(freeText, { detect: flag }),
  fullName: kindOf(fullName),
  gender: kindOf(gender),
  geo: kindOf(geo, { grid: number, axis: oneOf('lat', 'lng') }),
  hash: kindOf(hash, { length: number }),
  iban: kindOf(iban),
  ip: kindOf(ip, { keep: oneOf('none', 'subnet') }),
  json: {
    make: ({ paths, keys, ...options }, resolve) => {
      const inner = keys === undefined ? {} : { keys: resolve(keys as HandlerOptions) }
      return json(resolve(paths as HandlerOptions), { ...(options as JsonOptions), ...inner })
    },
    options: { paths: object, keys: object, rest: oneOf('redact', 'keep', 'error') },
    required: ['paths'],
  },
  keep: { make: ({ reason }) => keep(reason as string), options: { reason: text }, required: ['reason'] },
  key: kindOf(key, { within: number, allowSmall: flag }),
  lastName: kindOf(lastName),
  nullify: kindOf(nullify),
  password: kindOf(password, { password: text, rounds: number, hash: text }),
  phone: kindOf(phone, { keep: oneOf('country', 'format'), country: text, fiction: flag }),
  postcode: kindOf(postcode),
  postcodePrefix: kindOf(postcodePrefix, { keep: number, small: texts, pad: oneOf('*', '0') }),
  region: kindOf(region),
  ssn: kindOf(ssn),
  street: kindOf(street),
  truncate: kindOf(truncate, { length: number }, 'length'),
  truncateDate: kindOf(truncateDate, { to: oneOf('year', 'month') }, 'to'),
  url: kindOf(url, { maxLength: number }),
  username: kindOf(username, { words: oneOf('subject', 'value'), maxLength: number }),
}

/** Names that people know handlers by, where they are not those of the transforms. */
const OTHER_NAMES: Readonly<Record<string, string>> = { name: 'fullName', hashIdentifier: 'hash' }

/** A handler by its name, in camel case or snake case: `creditCard`, `credit_card`, `name`. */
export function handlerKind(name: string): HandlerKind | undefined {
  const camel = name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
  const own = Object.hasOwn(OTHER_NAMES, camel) ? (OTHER_NAMES[camel] ?? camel) : camel
  return Object.hasOwn(HANDLERS, own) ? HANDLERS[own] : undefined
}

/** All names of handlers, for suggestions. */
export function handlerNames(): readonly string[] {
  return [...Object.keys(HANDLERS), ...Object.keys(OTHER_NAMES)].sort()
}
