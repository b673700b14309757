import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { drawBigInteger, drawChance, drawInteger, drawPick, drawSome, drawUnit } from './draw.js'
import { hashKey } from './key.js'
import { keyedSource, type RandomSource } from './source.js'
import { kolmogorovP, uniformP } from './testing/statistics.js'

const source = (name: string): RandomSource => keyedSource(hashKey(42, name))
const tally = (size: number, draws: number, draw: () => number): Uint32Array => {
  const counts = new Uint32Array(size)
  for (let i = 0; i < draws; i++) {
    const value = draw()
    if (!Number.isInteger(value) || value < 0 || value >= size) throw new Error(`${value} is not below ${size}`)
    counts[value] = (counts[value] as number) + 1
  }
  return counts
}

describe('drawInteger', () => {
  it.each([2, 3, 7, 10, 100, 256, 1_000])('draws %s values equally often', (size) => {
    const from = source(`integer ${size}`)
    expect(uniformP(tally(size, 100_000, () => drawInteger(from, 0, size - 1)))).toBeGreaterThan(1e-6)
  })

  it.each([2 ** 31 + 1, 2 ** 32 - 1, 2 ** 32, 2 ** 32 + 1, 3 * 2 ** 51, 2 ** 53 - 1])(
    'spreads a range of %s evenly',
    (range) => {
      const from = source(`wide ${range}`)
      // Three quarters of 2^53 and 2^31 + 1 are where a remainder or a product without rejection shows its bias.
      const thirds = tally(3, 60_000, () => Math.floor(drawInteger(from, 0, range - 1) / (range / 3)))
      expect(uniformP(thirds)).toBeGreaterThan(1e-6)
      const lowBits = tally(4, 60_000, () => drawInteger(from, 0, range - 1) % 4)
      expect(uniformP(lowBits)).toBeGreaterThan(1e-6)
    },
  )

  it('stays within its bounds, whatever they are', () => {
    const bound = fc.maxSafeInteger()
    const from = source('bounds')
    fc.assert(
      fc.property(bound, bound, (a, b) => {
        const [min, max] = a < b ? [a, b] : [b, a]
        const value = drawInteger(from, min, max)
        expect(Number.isSafeInteger(value) && value >= min && value <= max).toBe(true)
      }),
      { seed: 42, numRuns: 500 },
    )
    expect(drawInteger(from, -3, -3)).toBe(-3)
  })

  it('removes the bias by drawing again', () => {
    // Range 2^31 + 1: the words below 2^31 - 1 of each product's low word are refused, about half of all draws.
    const range = 2 ** 31 + 1
    const from = keyedSource(hashKey('rejection'))
    for (let i = 0; i < 1_000; i++) drawInteger(from, 0, range - 1)
    expect(from.draws).toBeGreaterThan(1_800)
    expect(from.draws).toBeLessThan(2_200)
  })

  it('refuses bounds that leave nothing, and bounds that are not whole', () => {
    expect(() => drawInteger(source('x'), 2, 1)).toThrow(RangeError)
    expect(() => drawInteger(source('x'), 0.5, 1)).toThrow(RangeError)
    expect(() => drawInteger(source('x'), 0, 2 ** 53)).toThrow(RangeError)
    expect(() => drawInteger(source('x'), NaN, 1)).toThrow(RangeError)
  })
})

describe('drawBigInteger', () => {
  it('covers any range evenly', () => {
    const from = source('big')
    const min = -(10n ** 30n)
    const max = 2n * 10n ** 30n - 1n
    const thirds = tally(3, 30_000, () => Number((drawBigInteger(from, min, max) - min) / 10n ** 30n))
    expect(uniformP(thirds)).toBeGreaterThan(1e-6)
    expect(drawBigInteger(from, 7n, 7n)).toBe(7n)
    expect(() => drawBigInteger(from, 1n, 0n)).toThrow(RangeError)
  })
})

describe('drawUnit and drawChance', () => {
  it('are uniform, and true as often as asked', () => {
    const from = source('unit')
    expect(
      kolmogorovP(
        Array.from({ length: 20_000 }, () => drawUnit(from)),
        (x) => x,
      ),
    ).toBeGreaterThan(1e-6)
    const hits = tally(2, 100_000, () => Number(drawChance(from, 0.9)))
    expect(uniformP([(hits[0] as number) / 0.1, (hits[1] as number) / 0.9])).toBeGreaterThan(1e-6)
    expect([drawChance(from, 0), drawChance(from, 1)]).toEqual([false, true])
  })

  it.each([-0.1, 1.1, NaN])('refuse a probability of %s', (probability) => {
    expect(() => drawChance(source('x'), probability)).toThrow(RangeError)
  })
})

describe('drawPick', () => {
  it('picks each member equally often, and nothing from nothing', () => {
    const from = source('pick')
    const list = [0, 1, 2, 3, 4]
    expect(uniformP(tally(5, 50_000, () => drawPick(from, list)))).toBeGreaterThan(1e-6)
    expect(() => drawPick(from, [])).toThrow('cannot pick from an empty list')
  })
})

describe('drawSome', () => {
  it('draws every ordered choice equally often', () => {
    const from = source('some')
    const list = [0, 1, 2, 3]
    const orders = tally(64, 48_000, () => drawSome(from, list, 3).reduce((code, value) => code * 4 + value, 0))
    const seen = orders.filter((count) => count > 0)
    expect(seen.length).toBe(24)
    expect(uniformP(seen)).toBeGreaterThan(1e-6)
  })

  it('takes different members, in time that does not grow with the list', () => {
    const list = Array.from({ length: 1_000_000 }, (_, i) => i)
    const from = keyedSource(hashKey('long'))
    for (let i = 0; i < 2_000; i++) expect(new Set(drawSome(from, list, 5)).size).toBe(5)
    // Five draws a call and next to no rejections: no pass over a million members is hidden in it.
    expect(from.draws).toBeLessThan(10_100)
    expect(drawSome(from, list.slice(0, 5), 5).sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4])
    expect(drawSome(from, [], 0)).toEqual([])
  })

  it.each([-1, 4, 1.5])('refuses to take %s of three', (count) => {
    expect(() => drawSome(source('x'), [1, 2, 3], count)).toThrow(RangeError)
  })
})
