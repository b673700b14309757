/**
 * High word of the last {@link mix}, a signed 32-bit integer. A register, not a value: read it before the next call.
 */
export let hi = 0
/** Low word of the last {@link mix}, a signed 32-bit integer; see {@link hi}. */
export let lo = 0

/**
 * Threefry-2x32 with 13 rounds (Salmon, Moraes, Dror, Shaw: "Parallel random numbers: as easy as 1, 2, 3", SC11): a keyed
 * permutation of 64-bit counters, with 13 rounds the fewest that its authors found to pass BigCrush with a margin.
 *
 * In the words of Random123, `keyHi` is k[0], `keyLo` k[1], `counterHi` c[0], `counterLo` c[1]; the result r[0] goes to
 * {@link hi} and r[1] to {@link lo}. The registers avoid an allocation: every draw of every cell passes here.
 *
 * @param keyHi - Words are taken modulo 2^32, signed or not.
 */
export function mix(keyHi: number, keyLo: number, counterHi: number, counterLo: number): void {
  const k2 = 0x1bd11bda ^ keyHi ^ keyLo
  let a = (counterHi + keyHi) | 0
  let b = (counterLo + keyLo) | 0
  a = (a + b) | 0
  b = ((b << 13) | (b >>> 19)) ^ a
  a = (a + b) | 0
  b = ((b << 15) | (b >>> 17)) ^ a
  a = (a + b) | 0
  b = ((b << 26) | (b >>> 6)) ^ a
  a = (a + b) | 0
  b = ((b << 6) | (b >>> 26)) ^ a
  a = (a + keyLo) | 0
  b = (b + k2 + 1) | 0
  a = (a + b) | 0
  b = ((b << 17) | (b >>> 15)) ^ a
  a = (a + b) | 0
  b = ((b << 29) | (b >>> 3)) ^ a
  a = (a + b) | 0
  b = ((b << 16) | (b >>> 16)) ^ a
  a = (a + b) | 0
  b = ((b << 24) | (b >>> 8)) ^ a
  a = (a + k2) | 0
  b = (b + keyHi + 2) | 0
  a = (a + b) | 0
  b = ((b << 13) | (b >>> 19)) ^ a
  a = (a + b) | 0
  b = ((b << 15) | (b >>> 17)) ^ a
  a = (a + b) | 0
  b = ((b << 26) | (b >>> 6)) ^ a
  a = (a + b) | 0
  b = ((b << 6) | (b >>> 26)) ^ a
  a = (a + keyHi) | 0
  b = (b + keyLo + 3) | 0
  a = (a + b) | 0
  hi = a
  lo = ((b << 17) | (b >>> 15)) ^ a
}
