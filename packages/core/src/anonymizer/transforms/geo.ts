import { maskOption } from '../../errors/mask.js'
import { withoutUndefined } from '../../internal/without-undefined.js'
import { geoKind } from '../kinds/geo.js'
import type { CommonOptions, Transform } from '../transform.js'
import { checkLength, checkType } from './check-type.js'
import { createTransform } from './create-transform.js'
import { cellPoints, type Grid } from './geo/cell-points.js'
import { geoWriter } from './geo/write-geo.js'

export interface GeoOptions extends CommonOptions {
  /**
   * Side of a cell in degrees, 0.001 to 10; 0.1 unless told. A degree of latitude is 111.2 km, so 0.1 is 11.1 km; a degree of
   * longitude is that times the cosine of the latitude: 7.4 km for 0.1 at 48 degrees.
   */
  readonly grid?: number
  /** Which coordinate a column of numbers holds. Unless told, latitude where its name begins with or ends in `lat` or `latitude`. */
  readonly axis?: 'lat' | 'lng'
}

/** Characters of `-90.000000,-180.000000`. */
const LONGEST_PAIR = 22

/**
 * Replaces points by a keyed point in the same cell of a grid: one point for the whole cell, so many values of one place cannot
 * be averaged, and all that remains is the cell. Columns of numbers are replaced coordinate by coordinate, and agree with pairs;
 * texts are `lat,lng`; documents `{ lat, lng }` or GeoJSON points, whose altitude is left out.
 *
 * A cell in the country may hold a single house: choose the grid by where people live.
 *
 * @throws {SeedError} `MASK.OPTION`; when bound, `MASK.TYPE`, `MASK.TOO_SHORT`.
 */
export function geo(options: GeoOptions = {}): Transform {
  const { grid = 0.1, axis, ...common } = options
  if (!(grid >= 0.001 && grid <= 10)) throw maskOption('geo', 'grid', 'a number of degrees from 0.001 to 10')
  const transform = createTransform({
    name: 'geo',
    common,
    options: withoutUndefined({ grid, axis }),
    bind: (field, { keys }) => {
      checkType('geo', field, ['float', 'decimal', 'text', 'json'], 'coordinates in degrees')
      checkLength('geo', field, LONGEST_PAIR)
      const cells: Grid = { prf: keys.prf(`${transform.domain}/geo ${grid}`), side: grid }
      const own = axis ?? (/(?:^|[^a-z])lat(?:itude)?|lat(?:itude)?$/i.test(field.name) ? 'lat' : 'lng')
      const write = geoWriter(field, own)
      return {
        kind: geoKind,
        guarantee: { kind: 'lossy' },
        replace: ({ values, normal, wellFormed }) => {
          const points = cellPoints(cells, values, normal, wellFormed, own)
          return values.map((value, i) => write(value, points[i] as (typeof points)[0]))
        },
      }
    },
  })
  return transform
}
