import type { Kind } from '../kind.js'

const ISO =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T ]([01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:[.,]\d{1,9})?)?\s?(?:Z|[+-]\d\d(?::?\d\d)?)?)?$/i

/** A calendar day, also that of a date with a time: `YYYY-MM-DD` as it is written. Many people share one. */
export const dateKind: Kind = {
  name: 'date',
  entropy: 'low',
  exact: false,
  normalise: (value) => (typeof value === 'string' ? isoDay(value) : undefined),
}

/** The day part of an ISO 8601 text of the years 0001 to 9999; undefined for other texts and for days that do not exist. */
export function isoDay(text: string): string | undefined {
  const match = ISO.exec(text)
  if (match === null || match[1] === '0000') return undefined
  const day = Number(match[3])
  return day > 0 && day <= daysOfMonth(Number(match[1]), Number(match[2])) ? text.slice(0, 10) : undefined
}

const MONTHS = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** 0 for a month that does not exist. */
function daysOfMonth(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return month === 2 && isLeap ? 29 : (MONTHS[month] ?? 0)
}
