import { expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import { bijective, countDistinct, injective } from './permutation.laws.js'
import { createPermutation } from './permutation.js'
import { testKey } from './testing/test-key.js'

it.each([10n ** 6n, 2n ** 31n - 1n, 2n ** 122n])('gives a million numbers for a million below %d', (size) => {
  expect(countDistinct(createPermutation(testKey('deep'), size), 1_000_000)).toBe(1_000_000)
})

it('gives each number once, under many keys', () => fc.assert(bijective(createPermutation), { numRuns: 2_000 }))
it('is injective at many sizes', () => fc.assert(injective(createPermutation), { numRuns: 20_000 }))
