import { BLOCK } from './block-cipher.js'
import type { Tags } from './key-ring.js'

const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567'
const MOST_CHARACTERS = 25 // of 5 bits each, out of 128

/** Reads numbers and letters out of tags of 16 bytes each. Asking for a tag that is not there is a `RangeError`. */
export function createTags(bytes: Uint8Array): Tags {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const word = (at: number, place: number): number => view.getUint32(BLOCK * at + 4 * place)
  return {
    count: bytes.length / BLOCK,
    bytes,
    word,
    // Multiply and shift (Lemire 2019, without rejection): each number as likely as others up to size / 2^32.
    below: (at, size, place = 0) => Math.floor((word(at, place) * size) / 2 ** 32),
    wide: (at) => (view.getBigUint64(BLOCK * at) << 64n) | view.getBigUint64(BLOCK * at + 8),
    base32: (at, characters) => toBase32(view, BLOCK * at, characters),
  }
}

function toBase32(view: DataView, start: number, characters: number): string {
  if (characters > MOST_CHARACTERS) throw new RangeError(`a tag has at most ${MOST_CHARACTERS} characters`)
  let text = ''
  for (let i = 0, bits = 0, held = 0, next = start; i < characters; i++) {
    if (bits < 5) {
      held = ((held << 8) | view.getUint8(next++)) & 0xfff
      bits += 8
    }
    bits -= 5
    text += BASE32[(held >> bits) & 31]
  }
  return text
}
