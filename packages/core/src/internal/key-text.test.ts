import { isDeepStrictEqual } from 'node:util'
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { Value } from '../schema/schema.js'
import { compareKeys, keyText, showKey } from './key-text.js'

const part: fc.Arbitrary<Value> = fc.oneof(fc.string(), fc.bigInt(), fc.boolean(), fc.constant(null), fc.uint8Array())
const key = fc.array(part, { minLength: 1, maxLength: 3 })

describe('keyText', () => {
  it('differs for different keys', () => {
    fc.assert(
      fc.property(key, key, (a, b) => {
        expect(keyText(a) === keyText(b)).toBe(isDeepStrictEqual(a, b))
      }),
      { numRuns: 1000, seed: 42 },
    )
    expect(keyText(['1,2'])).not.toBe(keyText(['1', '2']))
    expect(keyText(['5'])).not.toBe(keyText([5]))
  })

  it('is the same for an integer of any width', () => {
    expect(keyText([5, 'a'])).toBe(keyText([5n, 'a']))
    expect(keyText([2 ** 40])).toBe(keyText([2n ** 40n]))
  })

  it('shows keys as people read them', () => {
    expect([showKey(['blue']), showKey([17]), showKey([3, 'blue'])]).toEqual(['blue', '17', '3,"blue"'])
  })
})

describe('compareKeys', () => {
  it('orders numbers by size, whatever their width, and NULL first', () => {
    const sorted = [[10n], [9], [null], [100], [2n]].sort(compareKeys)
    expect(sorted).toEqual([[null], [2n], [9], [10n], [100]])
    expect(compareKeys([1, 'b'], [1n, 'a'])).toBeGreaterThan(0)
  })

  it('is an order: antisymmetric, and zero only for equal keys', () => {
    fc.assert(
      fc.property(key, key, (a, b) => {
        const pad = (one: readonly Value[]): readonly Value[] => [...one, null, null, null].slice(0, 3)
        expect(Math.sign(compareKeys(pad(a), pad(b)))).toBe(-Math.sign(compareKeys(pad(b), pad(a))) + 0)
      }),
      { numRuns: 500, seed: 42 },
    )
  })
})
