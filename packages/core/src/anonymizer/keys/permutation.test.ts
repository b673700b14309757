import { describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import { allBelow, bijective, countDistinct, followsDefinition, independent, injective } from './permutation.laws.js'
import { createPermutation } from './permutation.js'
import { plainPermute } from './testing/plain-permutation.js'
import { testKey } from './testing/test-key.js'

/** Many keys, so that counts come near what is expected. */
const manyKeys = Array.from({ length: 2_000 }, (_, i) => testKey(`permutation ${i}`))

describe('a keyed permutation', () => {
  it('gives each number once', () => fc.assert(bijective(createPermutation)))
  it('keeps different numbers different and in range, at any size', () => fc.assert(injective(createPermutation)))
  it('is the one that is described', () => fc.assert(followsDefinition(createPermutation, plainPermute)))
  it('maps a number by itself', () => fc.assert(independent(createPermutation)))

  it.each([2n ** 31n - 1n, 2n ** 53n, 2n ** 122n])('gives 50,000 numbers for 50,000 below %d', (size) => {
    expect(countDistinct(createPermutation(testKey('distinct'), size), 50_000)).toBe(50_000)
  })

  it('leaves one number where it was, on average', () => {
    for (const size of [2n, 3n, 5n, 64n, 1_000n]) {
      const fixed = manyKeys.slice(0, size > 100n ? 200 : 2_000).map((key) => {
        const mapped = createPermutation(key, size).apply(allBelow(size))
        return mapped.filter((value, at) => value === BigInt(at)).length
      })
      // As many as keys, give or take five standard deviations of a sum of counts of variance 1.
      const sum = fixed.reduce((total, count) => total + count, 0)
      expect(Math.abs(sum - fixed.length)).toBeLessThan(5 * Math.sqrt(fixed.length))
    }
  })

  it('reaches each order of three equally often', () => {
    const orders = new Map<string, number>()
    for (const key of manyKeys) {
      const order = createPermutation(key, 3n).apply([0n, 1n, 2n]).join()
      orders.set(order, (orders.get(order) ?? 0) + 1)
    }
    expect(orders.size).toBe(6)
    // 2,000 / 6 each; the standard deviation is 17.
    for (const count of orders.values()) expect(Math.abs(count - 2_000 / 6)).toBeLessThan(85)
  })

  it('sends a number everywhere: its results under many keys fill the range evenly', () => {
    for (const size of [10n ** 6n, 2n ** 64n + 1n]) {
      const shares = new Array<number>(16).fill(0)
      for (const key of manyKeys) {
        const [value = 0n] = createPermutation(key, size).apply([12_345n])
        const at = Number((value * 16n) / size)
        shares[at] = (shares[at] ?? 0) + 1
      }
      // Chi-square with 15 degrees of freedom: above 44.3 once in 10,000 times; the keys are fixed.
      expect(shares.reduce((sum, seen) => sum + (seen - 125) ** 2 / 125, 0)).toBeLessThan(44.3)
    }
  })

  it('has another order under another key, and at another size', () => {
    const values = allBelow(1_000n)
    const one = createPermutation(testKey('one'), 1_000n).apply(values)
    expect(createPermutation(testKey('one'), 1_000n).apply(values)).toEqual(one)
    for (const other of [createPermutation(testKey('two'), 1_000n), createPermutation(testKey('one'), 1_025n)]) {
      const same = other.apply(values).filter((value, at) => value === one[at]).length
      expect(same).toBeLessThan(10) // one on average
    }
  })

  it.each([40, 64, 122, 128])('changes half of the %d bits when one bit changes', (bits) => {
    const permutation = createPermutation(testKey('bits'), 1n << BigInt(bits))
    const flips = Array.from({ length: bits }, (_, bit) => permutation.apply([5n, 5n ^ (1n << BigInt(bit))]))
    const changed = flips.map(([one = 0n, other = 0n]) => one ^ other)
    // A matrix of random bits: half of each row, of each column and of the whole, within five standard deviations.
    const within = (ones: number, of: number): boolean => Math.abs(ones - of / 2) < (5 * Math.sqrt(of)) / 2
    const rows = changed.map((row) => row.toString(2).replaceAll('0', '').length)
    const columns = changed.map((_, bit) => changed.filter((row) => (row >> BigInt(bit)) & 1n).length)
    expect([...rows, ...columns].filter((ones) => !within(ones, bits))).toEqual([])
    expect(
      within(
        rows.reduce((sum, ones) => sum + ones, 0),
        bits * bits,
      ),
    ).toBe(true)
  })

  it('refuses sizes and numbers that it is not for, and shows no number', () => {
    const key = testKey('range')
    for (const size of [-1n, 0n, 1n, (1n << 128n) + 1n]) expect(() => createPermutation(key, size)).toThrow(RangeError)
    for (const value of [-1n, 10n, 1n << 200n])
      expect(() => createPermutation(key, 10n).apply([3n, value])).toThrow('a value is not below the size')
    expect(createPermutation(key, 10n).apply([])).toEqual([])
  })
})
