import { describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import type { Value } from '../../schema/schema.js'
import type { Kind } from '../kind.js'
import { bytesKind } from './bytes.js'
import { dateKind } from './date.js'
import { geoKind } from './geo.js'
import { jsonKind } from './json.js'
import { numberKind } from './number.js'
import { placeKind } from './place.js'
import { postcodeKind } from './postcode.js'
import { uuidKind } from './uuid.js'

const cases: readonly (readonly [Kind, readonly Value[], string | undefined])[] = [
  [dateKind, ['2024-02-29', '2024-02-29T23:59:59.123Z', '2024-02-29 10:00+02:00'], '2024-02-29'],
  [
    dateKind,
    [
      '2023-02-29',
      '2024-13-01',
      '2024-00-10',
      '2024-01-00',
      '0000-01-01',
      '29.02.2024',
      '2024-02-29T25:00',
      20240229,
      '',
    ],
    undefined,
  ],
  [
    uuidKind,
    ['C9BF9E57-1685-4C89-BAFB-FF5AF830BE8A', 'c9bf9e5716854c89bafbff5af830be8a'],
    'c9bf9e57-1685-4c89-bafb-ff5af830be8a',
  ],
  [uuidKind, ['c9bf9e57', new Uint8Array(15), 7, null], undefined],
  [numberKind, ['007.50', 7.5, '+7.5', ' 7.5 '], '7.5'],
  [numberKind, [7n, 7, '7', '7.0'], '7'],
  [numberKind, ['1e3', 'seven', Number.NaN, '', true], undefined],
  [bytesKind, [Uint8Array.of(0, 255)], '00ff'],
  [bytesKind, ['00ff', null], undefined],
  [
    geoKind,
    ['48.1,11.5', { lng: 11.5, lat: 48.1 }, { type: 'Point', coordinates: [11.5, 48.1] }, '48.10; 11.50'],
    '48.1,11.5',
  ],
  [geoKind, ['91,0', { lat: 1 }, 'home', [1, 2], 181], undefined],
  [jsonKind, [{ b: 1, a: [null] }, '{"b":1, "a":[null]}'], '{"a":[null],"b":1}'],
  [jsonKind, ['no', '{"a":', '"lone"', '{"a":"\\ud800"}', Uint8Array.of(1), 5n], undefined],
  [placeKind, ['São  Paulo', 'SAO PAULO', ' sao paulo ', 'Sao, Paulo'], 'sao paulo'],
  [placeKind, ['', ' ', 5, null], undefined],
  [postcodeKind, ['sw1a 1aa', 'SW1A-1AA'], 'SW1A1AA'],
  [postcodeKind, ['', 'a postcode, no', '!', null], undefined],
]

describe('kinds', () => {
  for (const [kind, values, normal] of cases) {
    it(`${kind.name} reads ${String(normal)}`, () => {
      expect(values.map((value) => kind.normalise(value))).toEqual(values.map(() => normal))
    })
  }

  it('never throw', () => {
    const values = fc.oneof(fc.anything({ withBigInt: true }), fc.string({ unit: 'binary' }), fc.jsonValue())
    fc.assert(
      fc.property(values, (value) => {
        const kinds = [bytesKind, dateKind, geoKind, jsonKind, numberKind, placeKind, postcodeKind, uuidKind]
        return kinds.every((kind) => ['string', 'undefined'].includes(typeof kind.normalise((value ?? null) as Value)))
      }),
    )
  })
})
