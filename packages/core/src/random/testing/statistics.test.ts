import { describe, expect, it } from '@jest/globals'
import { chiSquareP, kolmogorovP, normalBelow, twoSidedP, uniformP } from './statistics.js'

// A statistical test is worth what its p-values are worth: tables of the distributions, and samples that must fail.
describe('statistics', () => {
  it('agrees with the tables', () => {
    expect(chiSquareP(3.841, 1)).toBeCloseTo(0.05, 4)
    expect(chiSquareP(18.307, 10)).toBeCloseTo(0.05, 4)
    expect(chiSquareP(124.342, 100)).toBeCloseTo(0.05, 4)
    expect(chiSquareP(149.449, 100)).toBeCloseTo(0.001, 5)
    expect(twoSidedP(1.959964)).toBeCloseTo(0.05, 6)
    expect(normalBelow(-2.326348)).toBeCloseTo(0.01, 6)
    expect(normalBelow(2.326348)).toBeCloseTo(0.99, 6)
  })

  it('finds what is not uniform', () => {
    expect(uniformP([1000, 1000, 1000, 1000])).toBe(1)
    expect(uniformP([1200, 1000, 1000, 1000])).toBeLessThan(1e-4)
    const squares = Array.from({ length: 1_000 }, (_, i) => (i / 1_000) ** 1.3)
    expect(kolmogorovP(squares, (x) => x)).toBeLessThan(1e-6)
    const even = Array.from({ length: 1_000 }, (_, i) => (i + 0.5) / 1_000)
    expect(kolmogorovP(even, (x) => x)).toBeCloseTo(1, 6)
  })
})
