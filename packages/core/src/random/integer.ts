import type { RandomSource } from './source.js'

// Taken once, because under Jest every look-up of a global passes an interceptor, which costs more than the arithmetic.
const { floor, imul } = Math

const TWO_32 = 0x100000000
const TWO_53 = 0x20000000000000

/**
 * Draws an integer, every value equally likely.
 *
 * @param source - Stream to draw from; the draw advances it.
 * @param min - Smallest value, included.
 * @param max - Largest value, included. Both lie within +-(2^53 - 1).
 * @throws {RangeError} when `min > max` or one of them is not a safe integer.
 */
export function drawInteger(source: RandomSource, min: number, max: number): number {
  if (!Number.isSafeInteger(min) || !Number.isSafeInteger(max)) throw notWhole(min, max)
  if (min > max) throw new RangeError(`no whole number is at least ${min} and at most ${max}`)
  const range = max - min + 1
  if (range <= TWO_32) return min + drawBelow32(source, range)
  if (range <= TWO_53) return min + drawBelow53(source, range)
  return Number(drawBigInteger(source, BigInt(min), BigInt(max)))
}

/** Draws an integer of any size, every value equally likely. @throws {RangeError} when `min > max`. */
export function drawBigInteger(source: RandomSource, min: bigint, max: bigint): bigint {
  if (min > max) throw new RangeError('the smallest value is larger than the largest')
  const range = max - min + 1n
  const bits = (range - 1n).toString(2).length
  const unused = BigInt((32 - (bits % 32)) % 32)
  // As many bits as the range needs, again while they exceed it: less than two rounds on average.
  for (;;) {
    let value = 0n
    for (let have = 0; have < bits; have += 32) value = (value << 32n) | BigInt(source.nextInt32())
    value >>= unused
    if (value < range) return min + value
  }
}

/**
 * A whole number in [0, range), `range` from 1 to 2^32, unchecked.
 *
 * Lemire, "Fast random integer generation in an interval" (2019): the high word of a 32 x 32 bit product; products whose low
 * word falls under 2^32 mod range are drawn again, which removes the last bias.
 */
export function drawBelow32(source: RandomSource, range: number): number {
  let word = source.nextInt32()
  let low = imul(word, range) >>> 0
  if (low < range) {
    const threshold = (TWO_32 - range) % range
    while (low < threshold) {
      word = source.nextInt32()
      low = imul(word, range) >>> 0
    }
  }
  // The high word without 64-bit arithmetic: both halves of the word times the range fit in a double.
  const upper = (word >>> 16) * range
  const lower = (word & 0xffff) * range
  return floor((upper + floor(lower / 0x10000)) / 0x10000)
}

/** Draws 53 bits and takes a remainder; bits past the last whole multiple of the range are drawn again. */
function drawBelow53(source: RandomSource, range: number): number {
  const limit = TWO_53 - (TWO_53 % range)
  for (;;) {
    const bits = source.nextUnit() * TWO_53
    if (bits < limit) return bits % range
  }
}

function notWhole(min: number, max: number): RangeError {
  return new RangeError(`bounds must be whole numbers within 2^53 - 1, not ${min} and ${max}`)
}
