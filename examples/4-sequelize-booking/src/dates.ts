import { days } from '@seed/core'

/** The calendar day of a moment, in UTC: `2026-01-01`. */
export function dayOf(moment: Date): string {
  return moment.toISOString().slice(0, 10)
}

export function addDays(day: string, count: number): string {
  return dayOf(new Date(Date.parse(day) + days(count)))
}

export function daysBefore(moment: Date, count: number): Date {
  return new Date(moment.getTime() - days(count))
}

export function nightsBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / days(1)
}

/** A moment of that day, in UTC. */
export function at(day: string, hour: number): Date {
  return new Date(`${day}T${String(hour).padStart(2, '0')}:00:00Z`)
}

export function earliest(...moments: readonly Date[]): Date {
  return new Date(Math.min(...moments.map(Number)))
}
