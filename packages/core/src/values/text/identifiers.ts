import { drawInteger } from '../../random/draw.js'
import type { RandomSource } from '../../random/source.js'

const HEX = '0123456789abcdef'
const BASE36 = '0123456789abcdefghijklmnopqrstuvwxyz'
const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const URL_SAFE = `${BASE62}_-`
/** Base 32 without the letters that look like others (Crockford). */
const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** So many characters of an alphabet, each drawn alone. */
export function drawCharacters(source: RandomSource, alphabet: string, length: number): string {
  let text = ''
  for (let i = 0; i < length; i++) text += alphabet.charAt(drawInteger(source, 0, alphabet.length - 1))
  return text
}

/** Lower-case hexadecimal digits. */
export function drawHex(source: RandomSource, length: number): string {
  let text = ''
  while (text.length < length) text += hexWord(source.nextInt32())
  return text.slice(0, length)
}

/** Letters and digits, as in an access token. */
export function drawToken(source: RandomSource, length: number): string {
  return drawCharacters(source, BASE62, length)
}

/** The shape of a random UUID (RFC 9562, version 4). */
export function drawUuid(source: RandomSource): string {
  return shapeUuid(
    hexWord(source.nextInt32()) +
      hexWord(source.nextInt32()) +
      hexWord(source.nextInt32()) +
      hexWord(source.nextInt32()),
  )
}

/** Writes 32 hexadecimal digits as a version 4 UUID; the digits of version and variant are set. */
export function shapeUuid(hex: string): string {
  const variant = HEX.charAt(8 + (HEX.indexOf(hex.charAt(16)) % 4))
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** The shape of a ULID: 26 characters, the first two as in this century. */
export function drawUlid(source: RandomSource): string {
  return `01${drawCharacters(source, CROCKFORD, 24)}`
}

/** The shape of a cuid: `c` and 24 lower-case letters or digits. */
export function drawCuid(source: RandomSource): string {
  return `c${drawCharacters(source, BASE36, 24)}`
}

/** The shape of a nanoid: 21 URL-safe characters. */
export function drawNanoid(source: RandomSource): string {
  return drawCharacters(source, URL_SAFE, 21)
}

const BYTES: readonly string[] = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/** Eight hexadecimal digits; a table is several times faster than `toString(16)`. */
function hexWord(word: number): string {
  return `${BYTES[word >>> 24]}${BYTES[(word >>> 16) & 255]}${BYTES[(word >>> 8) & 255]}${BYTES[word & 255]}`
}

/** The last so many hexadecimal digits of a whole number below 2^53. */
export function spellHex(number: number, digits: number): string {
  return (hexWord(Math.floor(number / 0x100000000)) + hexWord(number >>> 0)).slice(16 - digits)
}
