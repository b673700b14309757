import fc from 'fast-check'
import type { StreamKey } from './key.js'
import type { Permutation } from './permutation.js'

type Make = (size: number, key: StreamKey) => Permutation

const keys = fc.record({ hi: fc.integer(), lo: fc.integer() })

/** Every value comes once. */
export function bijective(make: Make): fc.IProperty<unknown> {
  return fc.property(fc.integer({ min: 1, max: 2_000 }), keys, (size, key) => {
    const permutation = make(size, key)
    const values = new Set(Array.from({ length: size }, (_, place) => permutation.at(place)))
    return values.size === size && [...values].every((value) => Number.isInteger(value) && value >= 0 && value < size)
  })
}

/** `indexOf` undoes `at`, and `at` undoes `indexOf`, at any size. */
export function inverse(make: Make): fc.IProperty<unknown> {
  const sizes = fc.oneof(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }))
  return fc.property(sizes, keys, fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (size, key, share) => {
    const permutation = make(size, key)
    const place = Math.min(size - 1, Math.floor(share * size))
    return permutation.indexOf(permutation.at(place)) === place && permutation.at(permutation.indexOf(place)) === place
  })
}
