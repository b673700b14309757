import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { jumpHash } from './jump.js'
import { hi, lo, mix } from './threefry.js'
import { uniformP } from './testing/statistics.js'

/** The algorithm as printed in the paper, in 64-bit arithmetic. */
function printed(key: bigint, buckets: number): number {
  let bucket = -1n
  let next = 0n
  while (next < BigInt(buckets)) {
    bucket = next
    key = (key * 2862933555777941757n + 1n) & 0xffffffffffffffffn
    next = BigInt(Math.floor(Number(bucket + 1n) * (2 ** 31 / Number((key >> 33n) + 1n))))
  }
  return Number(bucket)
}

describe('jumpHash', () => {
  // Answers that the implementations in Go, C++ and Java publish.
  it.each([
    [0, 1, 1, 0],
    [0, 42, 57, 43],
    [0, 0xdead10cc, 1, 0],
    [0, 0xdead10cc, 666, 361],
    [0, 256, 1024, 520],
  ])('gives the known answer for key %i %i and %i buckets', (high, low, buckets, bucket) => {
    expect(jumpHash(high, low, buckets)).toBe(bucket)
  })

  it('equals the printed algorithm for any key and number of buckets', () => {
    const buckets = fc.oneof(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 2 ** 31 }))
    fc.assert(
      fc.property(fc.bigInt(0n, 2n ** 64n - 1n), buckets, (key, size) => {
        expect(jumpHash(Number(key >> 32n), Number(key & 0xffffffffn), size)).toBe(printed(key, size))
      }),
      { seed: 42, numRuns: 2_000 },
    )
  })

  it('moves keys only into new buckets when buckets are added', () => {
    const word = fc.integer({ min: 0, max: 2 ** 32 - 1 })
    fc.assert(
      fc.property(word, word, fc.integer({ min: 1, max: 100_000 }), fc.nat(10_000), (high, low, before, added) => {
        const [old, now] = [jumpHash(high, low, before), jumpHash(high, low, before + added)]
        expect(now === old || now >= before).toBe(true)
      }),
      { seed: 42, numRuns: 2_000 },
    )
  })

  it('keeps 90.9 % of 100,000 links when 1,000 parents become 1,100', () => {
    let kept = 0
    for (let i = 0; i < 100_000; i++) {
      mix(42, 1, 0, i)
      if (jumpHash(hi, lo, 1_000) === jumpHash(hi, lo, 1_100)) kept++
    }
    expect(Math.abs(kept / 1_000 - 90.909)).toBeLessThan(0.5)
  })

  it.each([2, 10, 1_000])('fills %s buckets evenly', (buckets) => {
    const counts = new Uint32Array(buckets)
    for (let i = 0; i < 100_000; i++) {
      mix(42, 2, buckets, i)
      const bucket = jumpHash(hi, lo, buckets)
      counts[bucket] = (counts[bucket] as number) + 1
    }
    expect(uniformP(counts)).toBeGreaterThan(1e-6)
  })

  it.each([0, -1, NaN, 2 ** 31 + 1])('refuses %s buckets', (buckets) => {
    expect(() => jumpHash(1, 2, buckets)).toThrow(RangeError)
  })
})
