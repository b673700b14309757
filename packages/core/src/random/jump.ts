// 2862933555777941757, Knuth's multiplier for a 64-bit linear congruential generator, in two words.
const FACTOR_HI = 0x27bb2ee6
const FACTOR_LO = 0x87b0b0fd
const FACTOR_LO_TOP = 0x87b0
const FACTOR_LO_END = 0xb0fd

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
  if (!(buckets >= 1 && buckets <= 0x80000000)) throw new RangeError(`there are 1 to 2^31 buckets, not ${buckets}`)
  let high = hi | 0
  let low = lo | 0
  let bucket = -1
  let next = 0
  while (next < buckets) {
    bucket = next
    // key = key * factor + 1 modulo 2^64. The product of the low words is put together from 16-bit pieces.
    const lowTop = low >>> 16
    const lowEnd = low & 0xffff
    const ends = lowEnd * FACTOR_LO_END
    const cross = lowTop * FACTOR_LO_END + Math.floor(ends / 0x10000)
    const middle = lowEnd * FACTOR_LO_TOP + (cross % 0x10000)
    const carried = lowTop * FACTOR_LO_TOP + Math.floor(cross / 0x10000) + Math.floor(middle / 0x10000)
    high = (Math.imul(high, FACTOR_LO) + Math.imul(low, FACTOR_HI) + carried) | 0
    low = (Math.imul(low, FACTOR_LO) + 1) | 0
    if (low === 0) high = (high + 1) | 0
    next = Math.floor((bucket + 1) * (0x80000000 / ((high >>> 1) + 1)))
  }
  return bucket
}
