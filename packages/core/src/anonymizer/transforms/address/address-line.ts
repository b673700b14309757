import type { Place } from '../../../values/address.js'
import type { IsCountry } from './countries.js'
import { fitsIn } from './fits-in.js'

/** Countries that write the region behind the city and the postcode last. */
const REGION_LAST = new Set(['US', 'CA', 'AU'])

/**
 * A made-up place as one text: with line breaks where the original has them, with the original's country where it ends with
 * one, and as much of it as fits.
 *
 * @param limit - Most characters; the street alone must fit.
 */
export function addressLine(place: Place, original: string, isCountry: IsCountry, limit: number): string {
  const separator = separatorOf(original)
  const country = lastSegment(original)
  const lines = [place.street, ...cityLines(place)]
  const whole = isCountry(country) ? [...lines, country] : lines
  for (let count = whole.length; count > 1; count--) {
    const text = whole.slice(0, count).join(separator)
    if (fitsIn(text, limit)) return text
  }
  return place.street
}

/** The original's first line break; a comma where it has none. */
function separatorOf(original: string): string {
  const at = original.indexOf('\n')
  if (at === -1) return ', '
  return original[at - 1] === '\r' ? '\r\n' : '\n'
}

function cityLines({ city, state, zipCode, country }: Place): readonly string[] {
  return REGION_LAST.has(country) ? [city, `${state} ${zipCode}`] : [`${zipCode} ${city}`]
}

function lastSegment(text: string): string {
  return text.slice(Math.max(text.lastIndexOf(','), text.lastIndexOf('\n')) + 1).trim()
}
