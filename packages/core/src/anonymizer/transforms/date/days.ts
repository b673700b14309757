const DAY_MS = 86_400_000
const FIRST = Date.parse('0001-01-01T00:00:00Z') / DAY_MS
const LAST = Date.parse('9999-12-31T00:00:00Z') / DAY_MS

/** Days from 1970-01-01 to the day that an ISO text begins with. */
export function dayNumber(text: string): number {
  return Date.parse(`${text.slice(0, 10)}T00:00:00Z`) / DAY_MS
}

/** A day as `YYYY-MM-DD`; days outside the years 0001 to 9999 become the nearest inside. */
export function dayText(day: number): string {
  return new Date(Math.min(Math.max(day, FIRST), LAST) * DAY_MS).toISOString().slice(0, 10)
}

/** Days of the year that a day is in, before it and behind it. */
export function roomInYear(day: number): { readonly before: number; readonly behind: number } {
  const year = dayText(day).slice(0, 4)
  return { before: day - dayNumber(`${year}-01-01`), behind: dayNumber(`${year}-12-31`) - day }
}

/** A day with its time, in the way an original is written: `2024-05-06T07:08:09Z` at midnight of another day. */
export function atMidnight(original: string, day: string): string {
  return (
    day +
    original
      .slice(10)
      .replace(
        /^([T ])\d\d:\d\d(:\d\d)?(?:[.,]\d+)?/i,
        (_, separator: string, seconds?: string) => `${separator}00:00${seconds === undefined ? '' : ':00'}`,
      )
  )
}
