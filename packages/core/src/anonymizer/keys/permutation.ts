import { createFeistel, type Feistel, type Halves } from './feistel.js'
import type { Permutation } from './key-ring.js'

/** Values worked on at once: they should stay in the processor's cache. */
const CHUNK = 4_096

/** Widest value that plain numbers hold exactly. */
const NUMBER_BITS = 53

/** Moves values in and out of halves. */
interface Split<T> {
  toHalves(values: readonly T[]): Halves
  fromHalves(halves: Halves): T[]
}

/**
 * A keyed permutation of the whole numbers below `size`: a Feistel network on as many bits as the largest number has,
 * repeated on values that fall outside ("cycle walking", Black and Rogaway 2002), less than twice on average.
 *
 * What is claimed: without the key it cannot be told from a permutation drawn at random, as far as AES-256 cannot be
 * told from a random function. Luby and Rackoff (1988) prove it for four rounds up to about 2^(bits / 4) values seen;
 * for six rounds and more Patarin's bounds come near 2^(bits / 2). NIST SP 800-38G asks ten rounds of the same
 * structure, here are twelve. On a small domain no permutation hides anything: who knows most pairs knows
 * the rest, and NIST asks for a million values at least. Refusing smaller ones is up to the caller.
 *
 * @param key - 32 bytes, of this size alone.
 * @throws {RangeError} for a size outside of 2 to 2^128, and for a value outside of the permutation.
 */
export function createPermutation(key: Uint8Array, size: bigint): Permutation {
  if (size < 2n || size > 1n << 128n) throw new RangeError('the size of a permutation is from 2 to 2^128')
  const bits = (size - 1n).toString(2).length
  const feistel = createFeistel(key, bits)
  const walk = bits <= NUMBER_BITS ? narrowWalk(feistel, size) : wideWalk(feistel, size)
  return {
    size,
    apply(values) {
      if (values.some((value) => value < 0n || value >= size)) throw new RangeError('a value is not below the size')
      if (values.length <= CHUNK) return walk(values)
      const starts = Array.from({ length: Math.ceil(values.length / CHUNK) }, (_, i) => i * CHUNK)
      return starts.flatMap((start) => walk(values.slice(start, start + CHUNK)))
    },
  }
}

function narrowWalk(feistel: Feistel, size: bigint): (values: readonly bigint[]) => bigint[] {
  const split = splitNumbers(2 ** feistel.rightBits)
  const limit = Number(size)
  return (values) => walkAll(values.map(Number), feistel, split, (value) => value < limit).map(BigInt)
}

function wideWalk(feistel: Feistel, size: bigint): (values: readonly bigint[]) => bigint[] {
  const split = splitBigints(BigInt(feistel.rightBits))
  return (values) => walkAll(values, feistel, split, (value) => value < size)
}

/** Enciphers all values, then again those that are not inside yet. */
function walkAll<T>(values: readonly T[], feistel: Feistel, split: Split<T>, isInside: (value: T) => boolean): T[] {
  const step = (some: readonly T[]): T[] => {
    const halves = split.toHalves(some)
    feistel.encipher(halves)
    return split.fromHalves(halves)
  }
  const result = step(values)
  let outside = result.flatMap((value, at) => (isInside(value) ? [] : [at]))
  while (outside.length > 0) {
    const next = step(outside.map((at) => result[at] as T))
    next.forEach((value, i) => (result[outside[i] as number] = value))
    outside = outside.filter((_, i) => !isInside(next[i] as T))
  }
  return result
}

/** Values of at most 53 bits, whose halves are a word or less. `weight` is what the left half counts. */
function splitNumbers(weight: number): Split<number> {
  return {
    toHalves(values) {
      const halves = emptyHalves(values.length)
      for (let i = 0; i < values.length; i++) {
        const value = values[i] ?? 0
        const left = Math.floor(value / weight)
        halves.left[2 * i] = left
        halves.right[2 * i] = value - left * weight
      }
      return halves
    },
    fromHalves: ({ left, right }) =>
      Array.from({ length: left.length / 2 }, (_, i) => (left[2 * i] ?? 0) * weight + (right[2 * i] ?? 0)),
  }
}

function splitBigints(rightBits: bigint): Split<bigint> {
  return {
    toHalves(values) {
      const halves = emptyHalves(values.length)
      values.forEach((value, i) => {
        putWide(halves.left, i, value >> rightBits)
        putWide(halves.right, i, BigInt.asUintN(Number(rightBits), value))
      })
      return halves
    },
    fromHalves: ({ left, right }) =>
      Array.from({ length: left.length / 2 }, (_, i) => (getWide(left, i) << rightBits) | getWide(right, i)),
  }
}

function putWide(words: Uint32Array, at: number, value: bigint): void {
  words[2 * at] = Number(value & 0xffff_ffffn)
  words[2 * at + 1] = Number(value >> 32n)
}

function getWide(words: Uint32Array, at: number): bigint {
  return (BigInt(words[2 * at + 1] ?? 0) << 32n) | BigInt(words[2 * at] ?? 0)
}

function emptyHalves(count: number): Halves {
  return { left: new Uint32Array(2 * count), right: new Uint32Array(2 * count) }
}
