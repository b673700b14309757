import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { firstRing } from './first-ring.js'
import { jumpHash } from './jump.js'
import { childKey, hashKey } from './key.js'
import { kolmogorovP } from './testing/statistics.js'

describe('firstRing', () => {
  it.each([1, 2, 10, 1_000, 1_000_000])('is the smallest of %s exponential times', (size) => {
    const key = hashKey(42, 'rings', size)
    const times = Array.from({ length: 4_000 }, (_, i) => {
      const { hi, lo } = childKey(key, 0, i)
      return firstRing(hi, lo, size)
    })
    expect(kolmogorovP(times, (time) => 1 - Math.exp(-size * time))).toBeGreaterThan(1e-6)
  })

  it('comes earlier exactly when jump hash moves', () => {
    const size = fc.integer({ min: 1, max: 1_000_000 })
    fc.assert(
      fc.property(fc.integer(), fc.integer(), size, fc.nat(100_000), (hi, lo, before, added) => {
        const [was, is] = [firstRing(hi, lo, before), firstRing(hi, lo, before + added)]
        expect(is < was).toBe(jumpHash(hi, lo, before) !== jumpHash(hi, lo, before + added))
        expect(is <= was).toBe(true)
      }),
      { seed: 42, numRuns: 1_000 },
    )
  })

  it('says nothing about which clock it is', () => {
    const key = hashKey(42, 'independence')
    const early: number[] = []
    for (let i = 0; i < 20_000; i++) {
      const { hi, lo } = childKey(key, 0, i)
      if (firstRing(hi, lo, 100) < 0.003) early.push((jumpHash(hi, lo, 100) + 0.5) / 100)
    }
    expect(early.length).toBeGreaterThan(4_000)
    expect(kolmogorovP(early, (x) => x)).toBeGreaterThan(1e-6)
  })
})
