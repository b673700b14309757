import { days } from '@seed/core'

/** So many days before (or, if negative, after) a date. */
export function daysBefore(date: Date, count: number): Date {
  return new Date(date.getTime() - days(count))
}

export function latest(...dates: readonly Date[]): Date {
  return new Date(Math.max(...dates.map((date) => date.getTime())))
}
