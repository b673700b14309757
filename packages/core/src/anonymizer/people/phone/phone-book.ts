import type { CountryCode } from 'libphonenumber-js/core'
import { maskOption } from '../../../errors/mask.js'

/** Numbers that are written and used alike; one object for each class. */
export interface PhoneClass {
  /** ISO 3166-1 alpha-2. */
  readonly country: string
  /** `MOBILE`, `FIXED_LINE`: as the library calls it. */
  readonly type: string
  /** What stands before the national number: the country's code with `+`, a national prefix, or nothing. */
  readonly lead: string
  /** Digits of the national number, which is the rest. */
  readonly digits: number
}

/** The numbering plans of all countries. */
export interface PhoneBook {
  /** The country that numbers without a country's code belong to. */
  readonly country: string
  /** Looks up a normal form; undefined for what is no valid number of any one country. */
  readonly classOf: (normal: string) => PhoneClass | undefined
  /** The country's code that a normal form with `+` begins with, whether it is valid or not; else empty. */
  readonly codeOf: (normal: string) => string
  /** A quick test that every number of a country and type passes, and most others do not. */
  mayBe(country: string, type: string): (national: string) => boolean
}

/** What the library's plans have besides their published types. */
interface PlanPatterns {
  type?(name: string): { pattern(): string } | undefined
}

/**
 * Opens the numbering plans (about 20 ms the first time). They say for whole number ranges what they are used for, not only
 * how long numbers are.
 *
 * @param country - Its numbers may be written without its code.
 * @param given - Whether a user named it; else a country without a plan becomes `US`.
 * @throws {SeedError} `MASK.OPTION` for a country without a plan.
 */
export async function openPhoneBook(country: string, given: boolean): Promise<PhoneBook> {
  const { default: plans } = await import('libphonenumber-js/max/metadata')
  const { Metadata, parsePhoneNumberFromString } = await import('libphonenumber-js/core')
  if (!Object.hasOwn(plans.countries, country)) {
    if (given) throw maskOption('phone', 'country', "a country's code of two capital letters, such as 'US'")
    return openPhoneBook('US', true)
  }
  const intern = keepClasses()
  const readExactly = (normal: string): PhoneClass | undefined => {
    if (normal.startsWith('00')) return undefined
    const phone = parsePhoneNumberFromString(normal, { defaultCountry: country as CountryCode, extract: false }, plans)
    if (phone === undefined || phone.country === undefined || phone.ext !== undefined) return undefined
    // Valid numbers alone have a type.
    const type = phone.getType()
    // Some plans rewrite numbers while they are read; then it is not clear which digits are which.
    if (type === undefined || !normal.endsWith(phone.nationalNumber)) return undefined
    const digits = phone.nationalNumber.length
    return intern({ country: phone.country, type, lead: normal.slice(0, -digits), digits })
  }
  const mayBe = (of: string, type: string): ((national: string) => boolean) => {
    const metadata = new Metadata(plans)
    metadata.selectNumberingPlan(of as CountryCode)
    const plan = metadata.numberingPlan as PlanPatterns | undefined
    const pattern = plan?.type?.(type === 'FIXED_LINE_OR_MOBILE' ? 'FIXED_LINE' : type)?.pattern() ?? ''
    const test = pattern === '' ? undefined : new RegExp(`^(?:${pattern})$`)
    return (national) => test?.test(national) ?? true
  }
  const codes = new Set([...Object.keys(plans.country_calling_codes), ...Object.keys(plans.nonGeographic)])
  // No code is the beginning of another.
  const codeOf = (normal: string): string =>
    normal.startsWith('+') ? ([2, 3, 4].map((end) => normal.slice(1, end)).find((code) => codes.has(code)) ?? '') : ''
  return { country, classOf: readByRange(readExactly), mayBe, codeOf }
}

/** Makes equal classes one object. There are a few for each country. */
function keepClasses(): (found: PhoneClass) => PhoneClass {
  const classes = new Map<string, PhoneClass>()
  return (found) => {
    const key = `${found.country}/${found.type}/${found.lead}/${found.digits}`
    const known = classes.get(key)
    if (known === undefined) classes.set(key, found)
    return known ?? found
  }
}

/** Shorter normal forms are looked up one by one. */
const SHORTEST = 9
/** National numbers of so many digits end in four that say which line it is, shorter ones in three. */
const LONG = 10
/** Ranges that are remembered. */
const KEPT_RANGES = 50_000

/**
 * Looks numbers up by their range: reading a number takes the library some 20 microseconds, and thousands of lines are alike.
 * What is known of a range is what is known of one line of it, always the same one, whichever number asks first.
 */
function readByRange(read: PhoneBook['classOf']): PhoneBook['classOf'] {
  const wide = keepRanges(read, '2345')
  const narrow = keepRanges(read, '345')
  return (normal) => {
    if (normal.length < SHORTEST) return read(normal)
    const known = normal.length < LONG ? undefined : wide(normal)
    return known !== undefined && known.digits >= LONG ? known : narrow(normal)
  }
}

/** @param line - Digits that a range is looked up with. */
function keepRanges(read: PhoneBook['classOf'], line: string): PhoneBook['classOf'] {
  const ranges = new Map<string, PhoneClass | undefined>()
  return (normal) => {
    const range = normal.slice(0, -line.length)
    let known = ranges.get(range)
    if (known === undefined && !ranges.has(range)) {
      if (ranges.size === KEPT_RANGES) ranges.clear()
      ranges.set(range, (known = read(range + line)))
    }
    return known
  }
}
