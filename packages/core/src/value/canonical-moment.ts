import { valueRange, valueType, type Place } from '../errors/value.js'
import { kindOf } from './kind-of.js'

/** Parts of an ISO 8601 text; `zone` is `Z`, an offset or undefined. */
interface Moment {
  readonly date: string
  readonly clock: string
  readonly fraction: string
  readonly zone: string | undefined
}

const DATE = String.raw`(\d{4}-\d\d-\d\d)`
const CLOCK = String.raw`([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:[.,](\d{1,9}))?)?`
const MOMENT = new RegExp(String.raw`^${DATE}(?:[T ]${CLOCK}\s?(Z|[+-]\d\d(?::?\d\d)?)?)?$`, 'i')
const TIME = new RegExp(`^${CLOCK}$`)
const LIMITS = 'the years 0001 to 9999'

/**
 * Canonical moments: `YYYY-MM-DDTHH:MM:SS[.f]`, with a `Z` for an instant. The fraction is cut to `precision` digits (towards the
 * past, so that order is kept) and has no closing zeros. Texts without a zone are read as UTC, a zone-less column takes the UTC
 * parts of a `Date`: a process's time zone has no say.
 */
export function momentCanonicalizer(
  kind: 'instant' | 'datetime',
  precision: number,
  place: Place,
): (value: unknown) => string {
  const expected = kind === 'instant' ? 'a Date or an ISO date-time' : 'a Date or an ISO date-time without zone'
  const end = kind === 'instant' ? 'Z' : ''
  return (value) => {
    const moment = momentOf(value, place, expected)
    return `${moment.date}T${moment.clock}${fractionText(moment.fraction, precision)}${end}`
  }
}

/** Canonical dates: `YYYY-MM-DD`. Of a `Date` the day in UTC; of a date-time its date part, in UTC when it names a zone. */
export function dateCanonicalizer(place: Place): (value: unknown) => string {
  return (value) => momentOf(value, place, 'an ISO date (YYYY-MM-DD) or a Date').date
}

/** Canonical times of day: `HH:MM:SS[.f]`, cut like a moment. Of a `Date` the time in UTC. */
export function timeCanonicalizer(precision: number, place: Place): (value: unknown) => string {
  const expected = 'an ISO time (HH:MM:SS) or a Date'
  return (value) => {
    const match = typeof value === 'string' ? TIME.exec(value) : null
    if (match === null && !(value instanceof Date)) throw valueType(place, expected, kindOf(value))
    const { clock, fraction } =
      match === null ? momentOf(value, place, expected) : { clock: clockOf(match, 1), fraction: match[4] ?? '' }
    return clock + fractionText(fraction, precision)
  }
}

function momentOf(value: unknown, place: Place, expected: string): Moment {
  if (value instanceof Date) return ofDate(value, place, expected)
  const match = typeof value === 'string' ? MOMENT.exec(value) : null
  if (match === null) throw valueType(place, expected, typeof value === 'string' ? 'another text' : kindOf(value))
  return ofText(match, place, expected)
}

function ofDate(value: Date, place: Place, expected: string): Moment {
  if (Number.isNaN(value.getTime())) throw valueType(place, expected, kindOf(value))
  const iso = value.toISOString()
  // Years beyond four digits print as +010000; databases differ on year 0.
  if (iso.length !== 24 || iso.startsWith('0000')) throw valueRange(place, LIMITS)
  return { date: iso.slice(0, 10), clock: iso.slice(11, 19), fraction: iso.slice(20, 23), zone: 'Z' }
}

function ofText(match: RegExpExecArray, place: Place, expected: string): Moment {
  const date = match[1] as string
  const clock = match[2] === undefined ? '00:00:00' : clockOf(match, 2)
  const zone = match[6]
  const day = new Date(`${date}T${clock}Z`)
  // Date reads 30 February as 2 March.
  if (Number.isNaN(day.getTime()) || !day.toISOString().startsWith(date))
    throw valueType(place, expected, 'a day that does not exist')
  if (date.startsWith('0000')) throw valueRange(place, LIMITS)
  const fraction = match[5] ?? ''
  const minutes = offsetMinutes(zone)
  if (minutes === 0) return { date, clock, fraction, zone }
  return { ...ofDate(new Date(day.getTime() - minutes * 60_000), place, expected), fraction }
}

function clockOf(match: RegExpExecArray, from: number): string {
  return `${match[from]}:${match[from + 1]}:${match[from + 2] ?? '00'}`
}

function offsetMinutes(zone: string | undefined): number {
  if (zone === undefined || zone === 'Z' || zone === 'z') return 0
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3).replace(':', '') || '0')
  return zone.startsWith('-') ? -minutes : minutes
}

function fractionText(fraction: string, precision: number): string {
  if (precision === 0 || fraction === '') return ''
  const digits = fraction.slice(0, precision).replace(/0+$/, '')
  return digits === '' ? '' : `.${digits}`
}
