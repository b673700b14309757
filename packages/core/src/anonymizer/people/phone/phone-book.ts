import type { CountryCode } from 'libphonenumber-js/core'
import { maskOption } from '../../../errors/mask.js'

/** What is known of a number: everything but `national` names a class of numbers that are written and used alike. */
export interface KnownPhone {
  /** ISO 3166-1 alpha-2. */
  readonly country: string
  /** `MOBILE`, `FIXED_LINE`: as the library calls it. */
  readonly type: string
  /** What stands before the national number: the country's code with `+`, a national prefix, or nothing. */
  readonly lead: string
  /** The national number, digits alone. */
  readonly national: string
}

/** The numbering plans of all countries. */
export interface PhoneBook {
  /** The country that numbers without a country's code belong to. */
  readonly country: string
  /** Looks up a normal form; undefined for what is no valid number of any one country. */
  read(normal: string): KnownPhone | undefined
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
  const readExactly = (normal: string): KnownPhone | undefined => {
    if (normal.startsWith('00')) return undefined
    const phone = parsePhoneNumberFromString(normal, { defaultCountry: country as CountryCode, extract: false }, plans)
    if (phone === undefined || phone.country === undefined || phone.ext !== undefined || !phone.isValid())
      return undefined
    const type = phone.getType()
    // Some plans rewrite numbers while they are read; then it is not clear which digits are which.
    if (type === undefined || !normal.endsWith(phone.nationalNumber)) return undefined
    const national = phone.nationalNumber
    return { country: phone.country, type, lead: normal.slice(0, -national.length), national }
  }
  const read = readByRange(readExactly)
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
  return { country, read, mayBe, codeOf }
}

/** Digits at the end that say which line it is; ranges are handed out in thousands of lines and more. */
const LINE_DIGITS = 3
/** Shorter numbers are looked up one by one. */
const SHORTEST = 9
/** Ranges that are remembered. */
const KEPT_RANGES = 50_000

/**
 * Looks numbers up by their range: reading a number takes the library some 20 microseconds, and thousands of lines are alike.
 * What is known of a range is what is known of one line of it, always the same one, whichever number asks first.
 */
function readByRange(read: PhoneBook['read']): PhoneBook['read'] {
  const ranges = new Map<string, KnownPhone | undefined>()
  return (normal) => {
    if (normal.length < SHORTEST) return read(normal)
    const range = normal.slice(0, -LINE_DIGITS)
    let known = ranges.get(range)
    if (known === undefined && !ranges.has(range)) {
      if (ranges.size === KEPT_RANGES) ranges.clear()
      known = read(`${range}${'2345'.slice(-LINE_DIGITS)}`)
      ranges.set(range, known)
    }
    if (known === undefined) return undefined
    return { ...known, national: normal.slice(known.lead.length) }
  }
}
