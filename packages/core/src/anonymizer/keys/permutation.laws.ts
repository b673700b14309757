import * as fc from 'fast-check'
import type { Permutation } from './key-ring.js'

type Make = (key: Uint8Array, size: bigint) => Permutation

const keys = fc.uint8Array({ minLength: 32, maxLength: 32 })
const smallSizes = fc.oneof(fc.integer({ min: 2, max: 40 }), fc.integer({ min: 2, max: 5_000 })).map(BigInt)
/** Sizes of every width, and those around powers of two and around where the arithmetic changes. */
const allSizes = fc
  .oneof(
    fc
      .integer({ min: 1, max: 128 })
      .chain((bits) => fc.bigInt({ min: (1n << BigInt(bits - 1)) + 1n, max: 1n << BigInt(bits) })),
    fc
      .tuple(
        fc.constantFrom(1n, 2n, 31n, 32n, 33n, 52n, 53n, 54n, 63n, 64n, 65n, 127n, 128n),
        fc.constantFrom(-1n, 0n, 1n),
      )
      .map(([bits, more]) => (1n << bits) + more),
  )
  .filter((size) => size >= 2n && size <= 1n << 128n)

/** All whole numbers below a size. */
export const allBelow = (size: bigint): bigint[] => Array.from({ length: Number(size) }, (_, i) => BigInt(i))

/** Every number below a small size comes once. */
export function bijective(make: Make): fc.IProperty<unknown> {
  return fc.property(keys, smallSizes, (key, size) => {
    const values = new Set(make(key, size).apply(allBelow(size)))
    return BigInt(values.size) === size && [...values].every((value) => value >= 0n && value < size)
  })
}

/** At any size, values stay in range and different values stay different. */
export function injective(make: Make): fc.IProperty<unknown> {
  const draws = fc.array(fc.bigInt({ min: 0n, max: (1n << 128n) - 1n }), { minLength: 1, maxLength: 20 })
  return fc.property(keys, allSizes, draws, (key, size, drawn) => {
    const values = [...new Set([0n, size - 1n, ...drawn.map((value) => value % size)])]
    const mapped = make(key, size).apply(values)
    return new Set(mapped).size === values.length && mapped.every((value) => value >= 0n && value < size)
  })
}

/** A value goes where it goes, whatever stands beside it. */
export function independent(make: Make): fc.IProperty<unknown> {
  const draws = fc.array(fc.bigInt({ min: 0n, max: (1n << 128n) - 1n }), { maxLength: 20 })
  return fc.property(keys, allSizes, draws, (key, size, drawn) => {
    const permutation = make(key, size)
    const values = drawn.map((value) => value % size)
    const alone = values.map((value) => permutation.apply([value])[0])
    return permutation.apply(values).every((value, at) => value === alone[at])
  })
}

/** Many numbers at once go where a plain reading of the method sends each of them. */
export function followsDefinition(
  make: Make,
  plain: (key: Uint8Array, size: bigint, value: bigint) => bigint,
): fc.IProperty<unknown> {
  const draws = fc.array(fc.bigInt({ min: 0n, max: (1n << 128n) - 1n }), { maxLength: 5 })
  return fc.property(keys, allSizes, draws, (key, size, drawn) => {
    const values = drawn.map((value) => value % size)
    return make(key, size)
      .apply(values)
      .every((mapped, at) => mapped === plain(key, size, values[at] ?? 0n))
  })
}

/** Counts the different results of `count` different values that are spread over the permutation. */
export function countDistinct(permutation: Permutation, count: number): number {
  const step = permutation.size / BigInt(count)
  const seen = new Set<bigint>()
  for (let start = 0; start < count; start += 10_000) {
    const page = Array.from({ length: Math.min(10_000, count - start) }, (_, i) => BigInt(start + i) * step)
    for (const value of permutation.apply(page)) if (value >= 0n && value < permutation.size) seen.add(value)
  }
  return seen.size
}
