import { badValue } from '../../errors/cli.js'

/** A value, or the thrown `CLI.BAD_VALUE` that says what the option takes. */
export type Reader<T> = (value: string) => T

/** A whole number becomes one, other words stay text. What is a number, but no whole one, is refused. */
export function readSeed(value: string): number | string {
  const number = Number(value)
  if (/^[+-]?\d+$/.test(value) && Number.isSafeInteger(number)) return number === 0 ? 0 : number // -0 is 0
  if (value.trim() === '' || !Number.isNaN(number) || value === 'NaN')
    throw badValue('--seed', value, 'a whole number or a word')
  return value
}

/** A whole number from 0; `1_000` is read as written in code. */
export function readWholeNumber(flag: string, value: string): number {
  const number = Number(value.replaceAll('_', ''))
  if (/^\d+(_\d+)*$/.test(value) && Number.isSafeInteger(number)) return number
  throw badValue(flag, value, 'a whole number from 0')
}

/** A factor above 0. */
export function readScale(value: string): number {
  const number = Number(value)
  if (/^(\d+\.?\d*|\.\d+)$/.test(value) && number > 0 && Number.isFinite(number)) return number
  throw badValue('--scale', value, 'a number above 0')
}

const ISO = /^(\d{4}-\d{2}-\d{2})(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2}))?$/

/** An ISO date, or a date and time with a zone: without one it would mean another moment on another machine. */
export function readNow(value: string): string {
  const day = ISO.exec(value)?.[1]
  // The 30th of February rolls over to March, so the day must come back as it was given.
  const real = day !== undefined && isoDay(day) === day && !Number.isNaN(Date.parse(value))
  if (!real) throw badValue('--now', value, 'a date as 2026-01-01 or 2026-01-01T08:00:00Z')
  return new Date(value).toISOString()
}

function isoDay(day: string): string | undefined {
  const date = new Date(`${day}T00:00:00Z`)
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString().slice(0, 10)
}

const LOCALE = /^[a-z]{2,3}([_-][A-Za-z0-9]+)*$/

/** `de`, or shares as `en=3,de=1`. */
export function readLocale(value: string): string | Readonly<Record<string, number>> {
  if (LOCALE.test(value)) return value
  const shares = value.split(',').map((part) => {
    const [, locale = '', share = ''] = /^([^=]+)=(\d+(?:\.\d+)?)$/.exec(part.trim()) ?? []
    if (!LOCALE.test(locale) || !(Number(share) > 0))
      throw badValue('--locale', value, 'a locale as de, or shares as en=3,de=1')
    return [locale, Number(share)] as const
  })
  return Object.fromEntries(shares)
}

/** One of a closed list. */
export function readChoice<T extends string>(flag: string, value: string, choices: readonly T[]): T {
  const found = choices.find((choice) => choice === value)
  if (found === undefined) throw badValue(flag, value, choices.join(' or '))
  return found
}
