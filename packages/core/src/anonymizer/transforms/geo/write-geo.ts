import type { Json, Value } from '../../../schema/schema.js'
import { floatCanonicalizer } from '../../../value/canonical-number.js'
import { roundHalfUp } from '../../../value/decimal.js'
import type { Point } from '../../kinds/geo.js'
import { decimalText } from '../../kinds/number.js'
import type { MaskedField } from '../../transform.js'

/** Writes points in the way that the original is written. */
export function geoWriter(field: MaskedField, axis: 'lat' | 'lng'): (original: Value, point: Point) => Value {
  const { type } = field
  const round = type.kind === 'float' ? floatCanonicalizer(type, field.name) : Number
  return (original, point) => {
    const coordinate = point[axis]
    if (type.kind === 'decimal') return roundHalfUp(coordinate, type.scale ?? 6)
    if (type.kind === 'float') return round(coordinate)
    if (typeof original === 'number') return coordinate
    if (typeof original === 'object' && original !== null) return documentOf(original as Json, point)
    if (typeof original === 'string' && decimalText(original) !== undefined) return String(coordinate)
    return type.kind === 'json' ? { lat: point.lat, lng: point.lng } : pairLike(String(original), point)
  }
}

/** With the separator of the original. */
function pairLike(original: string, { lat, lng }: Point): string {
  const separator = /^[^,;]*([,;]\s?)/.exec(original)?.[1] ?? ','
  return `${lat}${separator}${lng}`
}

/** `{ lat, lng }` under the names of the original; a GeoJSON point as one. Other members are left out. */
function documentOf(original: Json, { lat, lng }: Point): Json {
  if (typeof original !== 'object' || original === null || Array.isArray(original)) return { lat, lng }
  const names = Object.keys(original)
  if (names.includes('coordinates')) return { type: 'Point', coordinates: [lng, lat] }
  const nameOf = (known: readonly string[], unless: string): string =>
    known.find((name) => names.includes(name)) ?? unless
  return { [nameOf(['lat', 'latitude'], 'lat')]: lat, [nameOf(['lng', 'lon', 'longitude'], 'lng')]: lng }
}
