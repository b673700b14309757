import { describe, expect, it } from '@jest/globals'
import { createWeighted, createZipf, drawExponential, drawNormal, normalQuantile } from './distributions.js'
import { hashKey } from './key.js'
import { keyedSource, type RandomSource } from './source.js'
import { fitP, increment, kolmogorovP, normalBelow } from './testing/statistics.js'

const source = (name: string): RandomSource => keyedSource(hashKey(42, name))
const isFine = (value: number): boolean => Number.isInteger(value * 2 ** 40)

describe('createWeighted', () => {
  it.each([
    [[1, 2, 3, 4]],
    [[0.9, 0.1]],
    [[5]],
    [[1e-3, 1e3, 1]],
    [[0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7]],
    [[1e308, 1e308]],
  ])('draws indexes by the weights %j', (weights) => {
    const draw = createWeighted(weights)
    const from = source(`weighted ${weights.join()}`)
    const counts = new Uint32Array(weights.length)
    for (let i = 0; i < 60_000; i++) increment(counts, draw(from))
    const largest = Math.max(...weights)
    const total = weights.reduce((sum, weight) => sum + weight / largest, 0)
    if (weights.length > 1)
      expect(fitP(counts, (i) => ((weights[i] as number) / largest / total) * 60_000)).toBeGreaterThan(1e-6)
    else expect(counts[0]).toBe(60_000)
  })

  it('never draws a weight of 0, wherever it stands', () => {
    for (const weights of [
      [0, 1],
      [1, 0],
      [0, 3, 0, 0.1, 0],
      [0, 0.1, 0.2, 0.7, 0],
    ]) {
      const draw = createWeighted(weights)
      const from = source('zero')
      const drawn = new Set(Array.from({ length: 5_000 }, () => weights[draw(from)]))
      expect(drawn).not.toContain(0)
    }
  })

  it('takes one draw each time', () => {
    const from = keyedSource(hashKey('one'))
    const draw = createWeighted([1, 2, 3])
    for (let i = 0; i < 100; i++) draw(from)
    expect(from.draws).toBe(100)
  })

  it.each([[[]], [[0, 0]], [[1, -1]], [[NaN]], [[Infinity, 1]]])('refuses the weights %j', (weights) => {
    expect(() => createWeighted(weights)).toThrow(RangeError)
  })
})

describe('drawNormal', () => {
  // The values that Wichura's paper gives for checking, and the common percentage points.
  it.each([
    [0.25, -0.6744897501960817],
    [0.001, -3.090232306167814],
    [1e-20, -9.262340089798408],
    [0.5, 0],
    [0.975, 1.959963984540054],
    [0.995, 2.5758293035489],
  ])('has the known quantile of %s', (p, point) => {
    expect(Math.abs(normalQuantile(p) - point)).toBeLessThan(1e-14 * Math.max(1, Math.abs(point)))
    // 1 - p is rounded itself, so that it shows only down to its own last digits.
    if (p > 1e-10) expect(Math.abs(normalQuantile(1 - p) + point)).toBeLessThan(1e-12)
  })

  it('is normal', () => {
    const from = source('normal')
    const values = Array.from({ length: 20_000 }, () => drawNormal(from, 10, 3))
    expect(kolmogorovP(values, (x) => normalBelow((x - 10) / 3))).toBeGreaterThan(1e-6)
  })

  it('is a multiple of 2^-40 and one draw', () => {
    const from = keyedSource(hashKey('fine'))
    for (let i = 0; i < 500; i++) expect(isFine(drawNormal(from))).toBe(true)
    expect(from.draws).toBe(500)
    expect(drawNormal(from, 7, 0)).toBe(7)
  })

  it('is finite at both ends of the unit', () => {
    const at = (unit: number): RandomSource => ({ nextUnit: () => unit, nextInt32: () => 0 })
    expect(drawNormal(at(0))).toBeCloseTo(-8.209, 2)
    expect(drawNormal(at(1 - 2 ** -53))).toBeCloseTo(8.209, 2)
    expect(drawExponential(at(0))).toBeCloseTo(36.74, 2)
    expect(drawExponential(at(1 - 2 ** -53))).toBe(0)
  })

  it('refuses what is no distribution', () => {
    expect(() => drawNormal(source('x'), NaN, 1)).toThrow(RangeError)
    expect(() => drawNormal(source('x'), 0, -1)).toThrow(RangeError)
    expect(() => drawNormal(source('x'), 0, Infinity)).toThrow(RangeError)
  })
})

describe('drawExponential', () => {
  it('is exponential, in multiples of 2^-40', () => {
    const from = source('exponential')
    const values = Array.from({ length: 20_000 }, () => drawExponential(from, 1))
    expect(kolmogorovP(values, (x) => 1 - Math.exp(-x))).toBeGreaterThan(1e-6)
    expect(values.every(isFine)).toBe(true)
    expect(drawExponential(from, 0)).toBe(0)
  })

  it.each([-1, NaN, Infinity])('refuses a mean of %s', (mean) => {
    expect(() => drawExponential(source('x'), mean)).toThrow(RangeError)
  })
})

describe('createZipf', () => {
  it.each([
    [1, 1],
    [2, 1],
    [20, 0],
    [20, 0.5],
    [20, 1],
    [20, 1.0000000001],
    [20, 2.5],
    [1_000, 1],
  ])('draws %s ranks with exponent %s', (n, s) => {
    const draw = createZipf(n, s)
    const from = source(`zipf ${n} ${s}`)
    const counts = new Uint32Array(n)
    for (let i = 0; i < 40_000; i++) increment(counts, draw(from) - 1)
    const weights = Array.from({ length: n }, (_, i) => (i + 1) ** -s)
    const total = weights.reduce((sum, weight) => sum + weight, 0)
    // Far ranks in one group, so that every group has enough.
    const groups = weights.map((weight) => (weight / total) * 40_000)
    const few = groups.findIndex((expected) => expected < 10)
    const cut = few === -1 ? n : few
    const sum = (list: ArrayLike<number>): number[] => {
      const all = Array.from(list)
      const rest = all.slice(cut).reduce((a, b) => a + b, 0)
      return rest > 0 ? [...all.slice(0, cut), rest] : all.slice(0, cut)
    }
    const expected = sum(groups)
    if (n > 1) expect(fitP(sum(counts), (i) => expected[i] as number)).toBeGreaterThan(1e-6)
    expect(counts.reduce((a, b) => a + b, 0)).toBe(40_000)
  })

  it.each([
    [2 ** 53 - 1, 1],
    [2 ** 53 - 1, 0],
    [1e9, 100],
    [1e9, 3],
  ])('stays in its ranks at the ends: n %s, s %s', (n, s) => {
    const draw = createZipf(n, s)
    const from = source('ends')
    for (let i = 0; i < 1_000; i++) {
      const rank = draw(from)
      if (!(Number.isSafeInteger(rank) && rank >= 1 && rank <= n)) throw new Error(`${rank} is no rank`)
    }
    for (const unit of [0, 1 - 2 ** -53]) {
      const rank = draw({ nextUnit: () => unit, nextInt32: () => 0 })
      expect(Number.isSafeInteger(rank) && rank >= 1 && rank <= n).toBe(true)
    }
  })

  it.each([
    [0, 1],
    [1.5, 1],
    [10, -1],
    [10, NaN],
    [10, 101],
  ])('refuses %s ranks with exponent %s', (n, s) => {
    expect(() => createZipf(n, s)).toThrow(RangeError)
  })
})
