/** 64 bits in two halves. Filled in place, for an object a value would cost more than the hash. */
export interface Tag {
  low: number
  high: number
}

/** How often a state is mixed: after each block of 8 bytes, and at the end. */
export interface SipRounds {
  readonly block: number
  readonly end: number
}

/**
 * SipHash (Aumasson and Bernstein 2012): 64 bits that nobody without the key can tell from chance. Written over 32-bit halves,
 * because 64-bit integers of JavaScript are ten times slower.
 *
 * @param key - Four 32-bit words, little-endian.
 * @param message - Little-endian words of 32 bits; what is behind the last byte, up to 8 bytes, must be zero.
 * @param bytes - Length of the message.
 * @param out - Takes the result.
 */
export function sipHash(key: Int32Array, message: Int32Array, bytes: number, rounds: SipRounds, out: Tag): void {
  // Not destructured: that would walk an iterator each time.
  const k0 = key[0] as number
  const k1 = key[1] as number
  const k2 = key[2] as number
  const k3 = key[3] as number
  let al = k0 ^ 0x70736575
  let ah = k1 ^ 0x736f6d65
  let bl = k2 ^ 0x6e646f6d
  let bh = k3 ^ 0x646f7261
  let cl = k0 ^ 0x6e657261
  let ch = k1 ^ 0x6c796765
  let dl = k2 ^ 0x79746573
  let dh = k3 ^ 0x74656462
  const last = bytes >>> 3
  // One step for each block, the padded last one among them, and one for the end.
  for (let step = 0; step <= last + 1; step++) {
    const isEnd = step > last
    const ml = isEnd ? 0 : (message[2 * step] as number)
    const mh = isEnd ? 0 : (message[2 * step + 1] as number) | (step === last ? bytes << 24 : 0)
    if (isEnd) cl ^= 0xff
    dl ^= ml
    dh ^= mh
    for (let round = isEnd ? rounds.end : rounds.block; round > 0; round--) {
      let sum = (al >>> 0) + (bl >>> 0)
      ah = (ah + bh + (sum > 0xffffffff ? 1 : 0)) | 0
      al = sum | 0
      let turned = (bl << 13) | (bh >>> 19)
      bh = ((bh << 13) | (bl >>> 19)) ^ ah
      bl = turned ^ al
      turned = al
      al = ah
      ah = turned
      sum = (cl >>> 0) + (dl >>> 0)
      ch = (ch + dh + (sum > 0xffffffff ? 1 : 0)) | 0
      cl = sum | 0
      turned = (dl << 16) | (dh >>> 16)
      dh = ((dh << 16) | (dl >>> 16)) ^ ch
      dl = turned ^ cl
      sum = (al >>> 0) + (dl >>> 0)
      ah = (ah + dh + (sum > 0xffffffff ? 1 : 0)) | 0
      al = sum | 0
      turned = (dl << 21) | (dh >>> 11)
      dh = ((dh << 21) | (dl >>> 11)) ^ ah
      dl = turned ^ al
      sum = (cl >>> 0) + (bl >>> 0)
      ch = (ch + bh + (sum > 0xffffffff ? 1 : 0)) | 0
      cl = sum | 0
      turned = (bl << 17) | (bh >>> 15)
      bh = ((bh << 17) | (bl >>> 15)) ^ ch
      bl = turned ^ cl
      turned = cl
      cl = ch
      ch = turned
    }
    al ^= ml
    ah ^= mh
  }
  out.low = (al ^ bl ^ cl ^ dl) >>> 0
  out.high = (ah ^ bh ^ ch ^ dh) >>> 0
}
