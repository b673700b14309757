import type { Tags } from '../keys/key-ring.js'

const LETTERS = Uint8Array.from('abcdefghijklmnopqrstuvwxyz234567', (letter) => letter.charCodeAt(0))
const TAG_BYTES = 16

/**
 * Writes the first `characters` (at most 25) of a text's tag from `offset` on, as {@link Tags.base32} spells them; gives where
 * they end.
 */
export function writeBase32({ bytes }: Tags, at: number, characters: number, into: Uint8Array, offset: number): number {
  const end = offset + characters
  let next = TAG_BYTES * at
  let held = 0
  let bits = 0
  for (let i = offset; i < end; i++) {
    if (bits < 5) {
      held = ((held << 8) | (bytes[next++] as number)) & 0xfff
      bits += 8
    }
    bits -= 5
    into[i] = LETTERS[(held >> bits) & 31] as number
  }
  return end
}
