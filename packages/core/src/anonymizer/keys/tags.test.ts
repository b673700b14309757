import { describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import { createTags } from './tags.js'

const some = fc.array(fc.uint8Array({ minLength: 16, maxLength: 16 }), { minLength: 1, maxLength: 5 })
const PLACES = [0, 1, 2, 3] as const
const known = createTags(Buffer.from('000102030405060708090a0b0c0d0e0ff0f1f2f3f4f5f6f7f8f9fafbfcfdfeff', 'hex'))

describe('tags', () => {
  it('read words, the highest byte first', () => {
    expect(known.count).toBe(2)
    expect(PLACES.map((place) => known.word(0, place))).toEqual([0x00010203, 0x04050607, 0x08090a0b, 0x0c0d0e0f])
    expect(known.word(1, 3)).toBe(0xfcfdfeff)
    expect(known.wide(1)).toBe(0xf0f1f2f3f4f5f6f7f8f9fafbfcfdfeffn)
  })

  it('read letters as base32 does', () => {
    // `printf 'foobarfoobarfoob' | base32`, the first 25 digits
    const tags = createTags(Buffer.from('foobarfoobarfoob'))
    expect(tags.base32(0, 25)).toBe('MZXW6YTBOJTG633CMFZGM33PM'.toLowerCase())
    expect(tags.base32(0, 3)).toBe('mzx')
    expect(tags.base32(0, 0)).toBe('')
  })

  it('agree with each other: words and letters are the digits of the wide number', () => {
    fc.assert(
      fc.property(some, (bytes) => {
        const tags = createTags(Buffer.concat(bytes))
        for (let at = 0; at < tags.count; at++) {
          const wide = tags.wide(at)
          const words = PLACES.map((place) => tags.word(at, place).toString(16).padStart(8, '0')).join('')
          expect(BigInt(`0x${words}`)).toBe(wide)
          const digits = [...tags.base32(at, 25)].map((letter) => 'abcdefghijklmnopqrstuvwxyz234567'.indexOf(letter))
          expect(digits.reduce((sum, digit) => sum * 32n + BigInt(digit), 0n)).toBe(wide >> 3n)
        }
      }),
    )
  })

  it('choose below a size by the share of the word', () => {
    const sizes = fc.oneof(fc.integer({ min: 1, max: 1_000 }), fc.integer({ min: 1, max: 2 ** 32 }))
    fc.assert(
      fc.property(some, sizes, fc.constantFrom(...PLACES), (bytes, size, place) => {
        const tags = createTags(Buffer.concat(bytes))
        for (let at = 0; at < tags.count; at++) {
          const chosen = tags.below(at, size, place)
          expect(Number.isInteger(chosen) && chosen >= 0 && chosen < size).toBe(true)
          expect(Math.abs(chosen - (tags.word(at, place) / 2 ** 32) * size)).toBeLessThanOrEqual(1)
        }
      }),
    )
    const highest = createTags(new Uint8Array(16).fill(0xff))
    for (const size of [1, 2, 3, 2 ** 31, 2 ** 32 - 1, 2 ** 32]) expect(highest.below(0, size)).toBe(size - 1)
  })

  it('refuse what is not there', () => {
    expect(() => known.word(2, 0)).toThrow(RangeError)
    expect(() => known.wide(2)).toThrow(RangeError)
    expect(() => known.base32(0, 26)).toThrow(RangeError)
    expect(() => known.base32(2, 1)).toThrow(RangeError)
  })
})
