const DATE_TIME = /^(\d{4,6}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(:\d\d)?(\.\d+)?)? ?(Z|[+-]\d\d(?::?\d\d){0,2})?$/i
const TIME = /^(\d\d:\d\d)(:\d\d)?(\.\d+)?/
const UTC = /^(?:Z|[+-]00(?::?00){0,2})$/i

/**
 * Canonical form of a date and time as databases print it: `YYYY-MM-DDTHH:MM:SS[.f]` in UTC, no zero at the end of the
 * fraction, so that every database gives the same text. A text of another form (`infinity`, a year before Christ) is kept.
 */
export function canonicalDateTime(text: string): string {
  const match = DATE_TIME.exec(text)
  if (match === null) return text
  const [, date = '', minutes = '00:00', seconds = ':00', fraction = '', zone] = match
  const wall = `${date}T${minutes}${seconds}`
  const shown = zone === undefined || UTC.test(zone) ? wall : inUtc(wall, zone)
  return shown + trimFraction(fraction)
}

/** Canonical form of an instant: like `canonicalDateTime`, ending in `Z`. */
export function canonicalInstant(text: string): string {
  const shown = canonicalDateTime(text)
  return shown.includes('T') ? `${shown}Z` : shown
}

/** Canonical form of a time of day: `HH:MM:SS[.f]`. */
export function canonicalTime(text: string): string {
  const match = TIME.exec(text)
  if (match === null) return text
  return `${match[1] ?? ''}${match[2] ?? ':00'}${trimFraction(match[3] ?? '')}`
}

/** Whole seconds of a wall-clock time moved to UTC; the fraction is not touched by a zone. */
function inUtc(wall: string, zone: string): string {
  const offset = /^([+-]\d\d):?(\d\d)?/.exec(zone)
  const moment = new Date(`${wall}${offset?.[1] ?? '+00'}:${offset?.[2] ?? '00'}`)
  return Number.isNaN(moment.getTime()) ? wall : moment.toISOString().slice(0, 19)
}

function trimFraction(fraction: string): string {
  const trimmed = fraction.replace(/0+$/, '')
  return trimmed === '.' ? '' : trimmed
}
