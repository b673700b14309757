import { describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import { geo } from './geo.js'
import { codeOf, maskedBy } from './testing/mask-harness.js'
import { anyPage } from './testing/mask.laws.js'

const float = { kind: 'float', bits: 64 } as const

describe('geo', () => {
  it('gives all points of a cell one point in it', async () => {
    const masked = (await maskedBy(geo(), ['48.1374,11.5755', '48.1999,11.5001', '48.2001,11.5755'])) as string[]
    expect(masked[0]).toBe(masked[1])
    expect(masked[2]).not.toBe(masked[0])
    const [lat, lng] = masked[0]?.split(',').map(Number) ?? []
    expect(Math.floor((lat ?? 0) * 10)).toBe(481)
    expect(Math.floor((lng ?? 0) * 10)).toBe(115)
  })

  it('agrees between pairs, columns of numbers and documents', async () => {
    const [pair] = (await maskedBy(geo(), ['48.1374, 11.5755'])) as string[]
    const [lat] = (await maskedBy(geo(), [48.1374], { type: float, field: { name: 'homeLat' } })) as number[]
    const [lng] = await maskedBy(geo(), ['11.57550'], {
      type: { kind: 'decimal', precision: 9, scale: 6 },
      field: { name: 'lng' },
    })
    expect(pair).toBe(`${lat}, ${Number(lng)}`)
    const documents = [
      { latitude: 48.1374, lon: 11.5755, name: 'home' },
      { type: 'Point', coordinates: [11.5755, 48.1374, 520] },
    ]
    expect(await maskedBy(geo(), documents, { type: { kind: 'json' } })).toEqual([
      { latitude: lat, lon: Number(lng) },
      { type: 'Point', coordinates: [Number(lng), lat] },
    ])
  })

  it('stays on the earth and in the cell', async () => {
    const point = fc.tuple(
      fc.double({ min: -90, max: 90, noNaN: true }),
      fc.double({ min: -180, max: 180, noNaN: true }),
    )
    await fc.assert(
      fc.asyncProperty(point, fc.constantFrom(0.001, 0.1, 1, 7), async ([lat, lng], grid) => {
        const original = `${lat.toFixed(6)},${lng.toFixed(6)}`
        const [masked] = (await maskedBy(geo({ grid }), [original])) as string[]
        const [a, b] = (masked ?? '').split(',').map(Number) as [number, number]
        const near = Math.abs(a - lat) <= grid + 1e-5 && Math.abs(b - lng) <= grid + 1e-5
        return near && Math.abs(a) <= 90 && Math.abs(b) <= 180
      }),
    )
    await fc.assert(
      anyPage(
        () => geo(),
        point.map(([a, b]) => `${a.toFixed(3)},${b.toFixed(3)}`),
      ),
      { numRuns: 10 },
    )
  })

  it('moves otherwise under another key', async () => {
    const [a] = await maskedBy(geo(), ['48.1374,11.5755'])
    const [b] = await maskedBy(geo(), ['48.1374,11.5755'], { secret: 'other' })
    expect(a).not.toBe(b)
  })

  it('puts what is no point anywhere', async () => {
    const [text, far] = (await maskedBy(geo(), ['home', '95.0,11.0'])) as string[]
    for (const masked of [text, far]) expect(masked).toMatch(/^-?\d+(\.\d+)?,-?\d+(\.\d+)?$/)
    const [area] = await maskedBy(geo(), [{ type: 'Polygon', coordinates: [[[1, 2]]] }], { type: { kind: 'json' } })
    expect(JSON.stringify(area)).not.toContain('[[')
  })

  it('refuses whole numbers, short texts and grids without meaning', async () => {
    expect(await codeOf(() => maskedBy(geo(), [], { type: { kind: 'integer', bits: 32 } }))).toBe('MASK.TYPE')
    expect(await codeOf(() => maskedBy(geo(), [], { type: { kind: 'text', length: 10 } }))).toBe('MASK.TOO_SHORT')
    for (const grid of [0, -1, 11, Number.NaN]) expect(await codeOf(() => geo({ grid }))).toBe('MASK.OPTION')
  })
})
