import type { Address } from '../../../values/groups.js'
import type { IsCountry } from './countries.js'

/** Countries that write the region behind the city and the postcode last. */
const REGION_LAST = new Set(['US', 'CA', 'AU'])

/**
 * A made-up place as one text: with line breaks where the original has them, with the original's country where it ends with
 * one, and as much of it as fits.
 *
 * @param limit - Most characters; the street alone must fit.
 */
export function addressLine(place: Address, original: string, isCountry: IsCountry, limit: number): string {
  const separator = /\r?\n/.exec(original)?.[0] ?? ', '
  const country = lastSegment(original)
  const lines = [place.street, ...cityLines(place)]
  const whole = isCountry(country) ? [...lines, country] : lines
  for (let count = whole.length; count > 1; count--) {
    const text = whole.slice(0, count).join(separator)
    if ([...text].length <= limit) return text
  }
  return place.street
}

function cityLines({ city, state, zipCode, country }: Address): readonly string[] {
  return REGION_LAST.has(country) ? [city, `${state} ${zipCode}`] : [`${zipCode} ${city}`]
}

function lastSegment(text: string): string {
  return text.slice(Math.max(text.lastIndexOf(','), text.lastIndexOf('\n')) + 1).trim()
}
