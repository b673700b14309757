import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { hi, lo, mix } from './threefry.js'
import { threefry } from './testing/reference-threefry.js'
import { twoSidedP, uniformP } from './testing/statistics.js'

type Words = readonly [key0: number, key1: number, counter0: number, counter1: number]
const ZEROS: Words = [0, 0, 0, 0]
const ONES: Words = [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff]
const PI: Words = [0x13198a2e, 0x03707344, 0x243f6a88, 0x85a308d3]

const mixed = (...words: Words): readonly [number, number] => {
  mix(...words)
  return [hi >>> 0, lo >>> 0]
}

describe('mix', () => {
  // kat_vectors of Random123 1.14.
  it.each([
    [ZEROS, [0x9d1c5ec6, 0x8bd50731]],
    [ONES, [0xfd36d048, 0x2d17272c]],
    [PI, [0xba3e4725, 0xf27d669e]],
  ] as const)('gives the known answer of 13 rounds', (words, answer) => {
    expect(mixed(...words)).toEqual(answer)
    expect(threefry(13, ...words)).toEqual(answer)
  })

  it.each([
    [ZEROS, [0x6b200159, 0x99ba4efe]],
    [ONES, [0x1cb996fc, 0xbb002be7]],
    [PI, [0xc4923a9c, 0x483df7a0]],
  ] as const)('is checked against a reference that gives the known answer of 20 rounds', (words, answer) => {
    expect(threefry(20, ...words)).toEqual(answer)
  })

  it('equals the reference on any words, signed or not', () => {
    const word = fc.integer({ min: -0x80000000, max: 0xffffffff })
    fc.assert(
      fc.property(word, word, word, word, (...words) => {
        expect(mixed(...words)).toEqual(threefry(13, ...words))
      }),
      { numRuns: 1_000, seed: 42 },
    )
  })

  it('changes half of the result bits when one bit of key or counter changes, every pair of bits alike', () => {
    // 128 input bits x 64 output bits, 2,000 flips each: a binomial count of mean 1,000 and deviation 22.4.
    const flips = 2_000
    let smallest = 1
    for (let bit = 0; bit < 128; bit++) {
      const counts = new Uint32Array(64)
      for (let i = 0; i < flips; i++) {
        // Neighbouring small numbers, as addresses are.
        const words = [i, 3, 0, i * 7] as [number, number, number, number]
        const before = mixed(...words)
        const word = bit >> 5
        words[word] = (words[word] as number) ^ (1 << (bit & 31))
        const after = mixed(...words)
        for (let out = 0; out < 64; out++) {
          const change = ((before[out >> 5] as number) ^ (after[out >> 5] as number)) >>> (out & 31)
          counts[out] = (counts[out] as number) + (change & 1)
        }
      }
      for (const count of counts) smallest = Math.min(smallest, twoSidedP((count - flips / 2) / Math.sqrt(flips / 4)))
    }
    // The smallest of 8,192 probabilities.
    expect(smallest).toBeGreaterThan(1e-6 / 128)
  })

  it.each(['key', 'counter'] as const)('gives independent results for neighbours by their %s', (by) => {
    // Pairs of results of i and i + 1 fall evenly on a 32 x 32 board, for each byte-sized part of the words.
    const at = (i: number): readonly [number, number] => (by === 'key' ? mixed(42, i, 5, 0) : mixed(42, 9, 5, i))
    for (const part of [0, 8, 16, 27]) {
      const high = new Uint32Array(1024)
      const low = new Uint32Array(1024)
      let last = at(0)
      for (let i = 1; i <= 100_000; i++) {
        const next = at(i)
        for (const [board, w] of [
          [high, 0],
          [low, 1],
        ] as const) {
          const cell = (((last[w] >>> part) & 31) << 5) | ((next[w] >>> part) & 31)
          board[cell] = (board[cell] as number) + 1
        }
        last = next
      }
      expect(uniformP(high)).toBeGreaterThan(1e-6)
      expect(uniformP(low)).toBeGreaterThan(1e-6)
    }
  })
})
