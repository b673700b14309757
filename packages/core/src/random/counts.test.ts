import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { isSeedError } from '../errors/seed-error.js'
import { type CountBounds, type Counts, createCounts } from './counts.js'
import { consistentNumbers, exactTotal } from './counts.laws.js'
import { childKey, hashKey } from './key.js'
import { chiSquareP, fitP, increment, uniformP } from './testing/statistics.js'

const STREAM = hashKey(42, 'orders')
const make = (parents: number, bounds: CountBounds): Counts =>
  createCounts(parents, bounds, (parent) => childKey(STREAM, 0, parent), hashKey(42, 'slots'))
const all = (counts: Counts, parents: number): number[] =>
  Array.from({ length: parents }, (_, parent) => counts.countOf(parent))
const codeOf = (parents: number, bounds: CountBounds): string => {
  try {
    make(parents, bounds)
  } catch (error) {
    if (isSeedError(error)) return error.code
  }
  return 'none'
}

describe('createCounts', () => {
  it('holds its laws', () => {
    fc.assert(consistentNumbers(make), { seed: 42, numRuns: 150 })
    fc.assert(exactTotal(make), { seed: 42, numRuns: 150 })
  })

  it('draws every count within the bounds equally often', () => {
    const counts = make(20_000, { min: 1, max: 5 })
    const tally = new Uint32Array(5)
    for (const count of all(counts, 20_000)) increment(tally, count - 1)
    expect(uniformP(tally)).toBeGreaterThan(1e-6)
  })

  it('changes no count when parents are added', () => {
    const [few, many] = [make(1_000, { min: 0, max: 3 }), make(1_100, { min: 0, max: 3 })]
    expect(all(few, 1_000)).toEqual(all(many, 1_000))
    expect(few.offsetOf(1_000)).toBe(many.offsetOf(1_000))
  })

  it('spreads a total like a draw of slots without replacement', () => {
    // Four slots a parent, three in eight taken: about binomial.
    const counts = make(10_000, { min: 1, max: 5, total: 25_000 })
    const tally = new Uint32Array(5)
    for (const count of all(counts, 10_000)) increment(tally, count - 1)
    const chance = 15_000 / 40_000
    const ways = [1, 4, 6, 4, 1]
    const share = (k: number): number => (ways[k] as number) * chance ** k * (1 - chance) ** (4 - k)
    expect(fitP(tally, (k) => share(k) * 10_000)).toBeGreaterThan(1e-6)
    expect(counts.total).toBe(25_000)
  })

  it('meets a total without an upper bound', () => {
    const counts = make(300, { min: 0, max: Infinity, total: 12_345 })
    expect(all(counts, 300).reduce((sum, count) => sum + count, 0)).toBe(12_345)
    expect(make(1, { min: 0, max: Infinity, total: 1_000_000 }).countOf(0)).toBe(1_000_000)
    // A multinomial draw: 300 counts of mean 41 and variance 41.
    const squares = all(counts, 300).reduce((sum, count) => sum + (count - 12_345 / 300) ** 2, 0)
    expect(chiSquareP(squares / (12_345 / 300), 299)).toBeGreaterThan(1e-6)
    expect(chiSquareP(squares / (12_345 / 300), 299)).toBeLessThan(1 - 1e-6)
  })

  it('walks and jumps over several blocks alike', () => {
    const parents = 10_500
    const counts = make(parents, { min: 0, max: 2 })
    const offsets: number[] = []
    for (let parent = 0, sum = 0; parent <= parents; parent++) {
      offsets.push(sum)
      if (parent < parents) sum += counts.countOf(parent)
    }
    const jumping = make(parents, { min: 0, max: 2 })
    for (let i = 0; i < 300; i++) {
      const parent = (i * 7_919) % (parents + 1)
      expect(jumping.offsetOf(parent)).toBe(offsets[parent])
    }
    expect(offsets.map((_, parent) => counts.offsetOf(parent))).toEqual(offsets)
    expect(counts.total).toBe(offsets[parents])
  })

  it('needs no draw where every parent has the same', () => {
    const counts = createCounts(10, { min: 3, max: 3 }, () => hashKey('none'), hashKey('none'))
    expect([counts.total, counts.countOf(4), counts.offsetOf(10), counts.parentOf(29)]).toEqual([30, 3, 30, 9])
    expect(make(4, { min: 1, max: 5, total: 20 }).countOf(2)).toBe(5)
    expect(make(4, { min: 1, max: 5, total: 4 }).countOf(2)).toBe(1)
    expect(make(0, { min: 1, max: 5 }).total).toBe(0)
    expect(make(0, { min: 1, max: Infinity, total: 0 }).total).toBe(0)
  })

  it('refuses a total that the bounds do not allow, and says what they allow', () => {
    expect(() => make(10, { min: 1, max: 5, total: 51 })).toThrow(
      'PLAN.TOTAL_IMPOSSIBLE: 51 children do not fit 10 parents with 1 to 5 each',
    )
    expect(codeOf(10, { min: 1, max: 5, total: 9 })).toBe('PLAN.TOTAL_IMPOSSIBLE')
    expect(codeOf(0, { min: 0, max: Infinity, total: 1 })).toBe('PLAN.TOTAL_IMPOSSIBLE')
    expect(codeOf(10, { min: 1, max: 5, total: 50 })).toBe('none')
  })

  it.each([
    { min: 2, max: 1 },
    { min: -1, max: 1 },
    { min: 0.5, max: 1 },
    { min: 0, max: Infinity },
    { min: 0, max: NaN },
    { min: 0, max: 5, total: 2.5 },
    { min: 0, max: 2.5, total: 2 },
  ])('refuses the bounds %j', (bounds) => {
    expect(codeOf(10, bounds)).toBe('PLAN.WRONG_BOUNDS')
  })

  it('refuses parents and children that are none', () => {
    for (const counts of [make(10, { min: 1, max: 3 }), make(10, { min: 2, max: 2 })]) {
      expect(() => counts.parentOf(counts.total)).toThrow(RangeError)
      expect(() => counts.parentOf(-1)).toThrow(RangeError)
      expect(() => counts.offsetOf(11)).toThrow(RangeError)
    }
  })
})
