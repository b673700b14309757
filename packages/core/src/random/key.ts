import { createHash } from 'node:crypto'
import { hi, lo, mix } from './threefry.js'

/** Names one stream of random numbers: 64 bits as two signed 32-bit words. */
export interface StreamKey {
  readonly hi: number
  readonly lo: number
}

/**
 * The key of a stream from its names, outermost first: `hashKey(42, 'users', 'email')`.
 *
 * The first 8 bytes of a SHA-256, high word first, over each name as a tag (`n` or `s`), its length in bytes (4 bytes, big
 * endian) and its UTF-8 text. No two lists of names share an encoding, and the number 42 is not the text '42'.
 * For set-up, not for rows: see {@link childKey}.
 */
export function hashKey(...names: readonly (string | number)[]): StreamKey {
  const hash = createHash('sha256')
  for (const name of names) {
    const text = Buffer.from(String(name), 'utf8')
    const head = Buffer.from([typeof name === 'number' ? 0x6e : 0x73, 0, 0, 0, 0])
    head.writeUInt32BE(text.length, 1)
    hash.update(head).update(text)
  }
  const digest = hash.digest()
  return { hi: digest.readInt32BE(0), lo: digest.readInt32BE(4) }
}

/**
 * The key of a member of a stream, a row say: one mix. Members of one stream never share a key, for the mix is a
 * permutation; members of different streams do so with probability 2^-64.
 *
 * @param high - With `low` the member's number, words taken modulo 2^32; index `i` is `(i / 2^32, i mod 2^32)`.
 */
export function childKey(key: StreamKey, high: number, low: number): StreamKey {
  mix(key.hi, key.lo, high, low)
  return { hi, lo }
}
