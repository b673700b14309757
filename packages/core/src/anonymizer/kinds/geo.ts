import type { Json, Value } from '../../schema/schema.js'
import type { Kind } from '../kind.js'
import { decimalText } from './number.js'

/** A point on the earth, in degrees. */
export interface Point {
  readonly lat: number
  readonly lng: number
}

/**
 * A point: `48.1374,11.5755`. Read from `lat,lng` text, from `{ lat, lng }` under its usual names and from a GeoJSON point
 * (RFC 7946). A lone number is one coordinate.
 */
export const geoKind: Kind = {
  name: 'geo',
  entropy: 'high',
  exact: false,
  normalise: (value) => {
    const point = readPoint(value)
    if (point !== undefined) return `${point.lat},${point.lng}`
    const number = decimalText(value)
    return number !== undefined && Math.abs(Number(number)) <= 180 ? number : undefined
  },
}

const PAIR = /^\s*([+-]?\d{1,3}(?:\.\d+)?)\s*[,;\s]\s*([+-]?\d{1,3}(?:\.\d+)?)\s*$/

/** The point that a value holds; undefined where it holds none. */
export function readPoint(value: Value): Point | undefined {
  if (typeof value === 'string') {
    const match = PAIR.exec(value)
    return match === null ? undefined : checked(Number(match[1]), Number(match[2]))
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  const { lat, latitude, lng, lon, longitude, coordinates } = value as Readonly<Record<string, Json>>
  if (Array.isArray(coordinates)) return checked(coordinates[1], coordinates[0])
  return checked(lat ?? latitude, lng ?? lon ?? longitude)
}

function checked(lat: unknown, lng: unknown): Point | undefined {
  const isPoint = typeof lat === 'number' && typeof lng === 'number' && Math.abs(lat) <= 90 && Math.abs(lng) <= 180
  return isPoint ? { lat, lng } : undefined
}
