import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { hashKey } from './key.js'
import { createPermutation } from './permutation.js'
import { bijective, inverse } from './permutation.laws.js'
import { kolmogorovP, twoSidedP, uniformP } from './testing/statistics.js'

const MAX = Number.MAX_SAFE_INTEGER

describe('createPermutation', () => {
  it('holds its laws', () => {
    fc.assert(bijective(createPermutation), { seed: 42, numRuns: 200 })
    fc.assert(inverse(createPermutation), { seed: 42, numRuns: 1_000 })
  })

  it.each([1, 2, 3, 4, 63, 64, 65, 66, 80, 81, 82, 100, 1_000, 4_095, 4_096, 4_097])(
    'is a bijection of %s places',
    (size) => {
      const permutation = createPermutation(size, hashKey(42, size))
      const values = Array.from({ length: size }, (_, i) => permutation.at(i))
      expect([...values].sort((a, b) => a - b)).toEqual(Array.from({ length: size }, (_, i) => i))
      expect(values.map((value) => permutation.indexOf(value))).toEqual(Array.from({ length: size }, (_, i) => i))
    },
  )

  it('reaches the ends of the largest sizes', () => {
    for (const size of [MAX, MAX - 1, 2 ** 52, 2 ** 52 + 1, 94906265 ** 2, 94906265 ** 2 + 1]) {
      const permutation = createPermutation(size, hashKey(size))
      for (const place of [0, 1, 2, size - 3, size - 2, size - 1]) {
        const value = permutation.at(place)
        expect(Number.isSafeInteger(value) && value >= 0 && value < size).toBe(true)
        expect(permutation.indexOf(value)).toBe(place)
        expect(permutation.at(permutation.indexOf(place))).toBe(place)
      }
    }
  })

  it.each([3, 4])('gives every order of %s equally often over its keys', (size) => {
    const orders = new Map<string, number>()
    for (let i = 0; i < 24_000; i++) {
      const permutation = createPermutation(size, hashKey('order', i))
      const order = Array.from({ length: size }, (_, place) => permutation.at(place)).join()
      orders.set(order, (orders.get(order) ?? 0) + 1)
    }
    expect(orders.size).toBe(size === 3 ? 6 : 24)
    expect(uniformP([...orders.values()])).toBeGreaterThan(1e-6)
  })

  it.each([65, 97, 128])('sends every place of %s to every value equally often over its keys', (size) => {
    const first = new Uint32Array(size)
    const last = new Uint32Array(size)
    const gap = new Uint32Array(size - 1)
    for (let i = 0; i < 20_000; i++) {
      const permutation = createPermutation(size, hashKey('place', i))
      const [a, b, c] = [permutation.at(0), permutation.at(1), permutation.at(size - 1)]
      first[a] = (first[a] as number) + 1
      last[c] = (last[c] as number) + 1
      const distance = ((b - a + size) % size) - 1
      gap[distance] = (gap[distance] as number) + 1
    }
    expect(uniformP(first)).toBeGreaterThan(1e-6)
    expect(uniformP(last)).toBeGreaterThan(1e-6)
    expect(uniformP(gap)).toBeGreaterThan(1e-6)
  })

  it.each([1e6, 1e9 + 7, MAX])('looks drawn at random along its places, size %s', (size) => {
    const permutation = createPermutation(size, hashKey(42, 'values'))
    const values = Array.from({ length: 20_000 }, (_, i) => permutation.at(i) / size)
    expect(kolmogorovP(values, (x) => x)).toBeGreaterThan(1e-6)
    let sum = 0
    for (let i = 1; i < values.length; i++)
      sum += ((values[i] as number) - 0.5) * ((values[i - 1] as number) - 0.5) * 12
    expect(twoSidedP(sum / Math.sqrt(values.length - 1))).toBeGreaterThan(1e-6)
  })

  it('refuses sizes and places that are none', () => {
    for (const size of [0, -1, 1.5, NaN, 2 ** 53])
      expect(() => createPermutation(size, hashKey('x'))).toThrow(RangeError)
    for (const size of [10, 1_000]) {
      const permutation = createPermutation(size, hashKey('x'))
      for (const place of [-1, size, 0.5, NaN]) {
        expect(() => permutation.at(place)).toThrow(RangeError)
        expect(() => permutation.indexOf(place)).toThrow(RangeError)
      }
    }
  })
})
