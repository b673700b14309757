import type { Value } from '../../../schema/schema.js'
import type { Prf } from '../../keys/key-ring.js'
import { readPoint, type Point } from '../../kinds/geo.js'

/** The grid that points are moved in. */
export interface Grid {
  readonly prf: Prf
  /** In degrees. */
  readonly side: number
}

const LIMITS = { lat: 90, lng: 180 } as const
/** Six decimals of a degree are 11 cm. */
const DECIMALS = 6

/**
 * The keyed point of each value's cell. Latitude and longitude are keyed one by one, so that columns of numbers agree with
 * pairs. Of a lone number one coordinate counts, the other is whatever it is. What is no point gets a place anywhere.
 */
export function cellPoints(
  { prf, side }: Grid,
  values: readonly Value[],
  normal: readonly string[],
  wellFormed: readonly boolean[],
  axis: 'lat' | 'lng',
): readonly Point[] {
  const cells = values.map((value, i) =>
    wellFormed[i] === true ? cellOf(value, normal[i] as string, side, axis) : undefined,
  )
  const key = (name: keyof Point) => (cell: Point | undefined, i: number) =>
    cell === undefined ? `${name} of ${normal[i]}` : `${name} ${cell[name]}`
  const lats = prf.tags(cells.map(key('lat')))
  const lngs = prf.tags(cells.map(key('lng')))
  return cells.map((cell, i) => ({
    lat: within('lat', side, cell?.lat, lats.word(i, 0) / 2 ** 32),
    lng: within('lng', side, cell?.lng, lngs.word(i, 0) / 2 ** 32),
  }))
}

/** Numbers of the cell by latitude and longitude. */
function cellOf(value: Value, normal: string, side: number, axis: 'lat' | 'lng'): Point {
  const point = readPoint(value) ?? { lat: 0, lng: 0, [axis]: Number(normal) }
  return { lat: Math.floor(point.lat / side), lng: Math.floor(point.lng / side) }
}

/** A coordinate in a cell, or anywhere, by a share of 1. */
function within(axis: keyof Point, side: number, cell: number | undefined, share: number): number {
  const limit = LIMITS[axis]
  const degrees = cell === undefined ? (share * 2 - 1) * limit : (cell + share) * side
  return Number(Math.min(Math.max(degrees, -limit), limit).toFixed(DECIMALS))
}
