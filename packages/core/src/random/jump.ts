// Taken once, because under Jest every look-up of a global passes an interceptor, which costs more than the arithmetic.
const { floor, imul } = Math

// 2862933555777941757, Knuth's multiplier for a 64-bit linear congruential generator, in two words.
const FACTOR_HI = 0x27bb2ee6
const FACTOR_LO = 0x87b0b0fd
const FACTOR_LO_TOP = 0x87b0
const FACTOR_LO_END = 0xb0fd

/** Most buckets there can be: the steps of the generator have 31 bits. */
export const MAX_BUCKETS = 0x80000000

let high = 0
let low = 0

/**
 * Jump consistent hash (Lamping and Veach, "A fast, minimal memory, consistent hash algorithm", 2014): the bucket of a 64-bit
 * key. When the buckets grow from n to m, a key stays with probability n / m and otherwise moves to one of the new buckets.
 * Time grows with the logarithm of the number of buckets.
 *
 * @param hi - High word of the key, modulo 2^32; the keys should be well mixed.
 * @param buckets - 1 to 2^31.
 * @returns a bucket in [0, buckets).
 * @throws {RangeError} when there is no bucket or there are too many.
 */
export function jumpHash(hi: number, lo: number, buckets: number): number {
  if (!(buckets >= 1 && buckets <= MAX_BUCKETS)) throw new RangeError(`there are 1 to 2^31 buckets, not ${buckets}`)
  high = hi | 0
  low = lo | 0
  let bucket = 0
  let next = 0
  while (next < buckets) {
    bucket = next
    next = nextJump(bucket)
  }
  return bucket
}

/**
 * Where a key would move as buckets are added to `buckets`, up to the most there can be.
 *
 * @param moves - Cleared and filled with the buckets it would move to, in rising order.
 */
export function futureJumps(hi: number, lo: number, buckets: number, moves: number[]): void {
  high = hi | 0
  low = lo | 0
  moves.length = 0
  for (let next = 0; next < MAX_BUCKETS; next = nextJump(next)) if (next >= buckets) moves.push(next)
}

/** The bucket after this one that the key at work moves to, at least `bucket + 1`. */
function nextJump(bucket: number): number {
  // key = key * factor + 1 modulo 2^64. The product of the low words is put together from 16-bit pieces.
  const lowTop = low >>> 16
  const lowEnd = low & 0xffff
  const ends = lowEnd * FACTOR_LO_END
  const cross = lowTop * FACTOR_LO_END + (ends >>> 16)
  const middle = lowEnd * FACTOR_LO_TOP + (cross & 0xffff)
  const carried = lowTop * FACTOR_LO_TOP + (cross >>> 16) + (middle >>> 16)
  high = (imul(high, FACTOR_LO) + imul(low, FACTOR_HI) + carried) | 0
  low = (imul(low, FACTOR_LO) + 1) | 0
  if (low === 0) high = (high + 1) | 0
  return floor((bucket + 1) * (MAX_BUCKETS / ((high >>> 1) + 1)))
}
