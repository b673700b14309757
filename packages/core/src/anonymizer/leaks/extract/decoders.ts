import { type Extractor, NOTHING, type Piece } from './piece.js'
import { textOfBytes } from './text-of-bytes.js'

/** Base64 (RFC 4648, both alphabets), whole or inside a text: the parts of a JSON Web Token, for instance. */
export const base64: Extractor = {
  name: 'base64',
  decodes: true,
  find: (text) => piecesOf('base64', text, BASE64, base64Text),
}

/** Bytes in hexadecimal, six at least. */
export const hexadecimal: Extractor = {
  name: 'hex',
  decodes: true,
  find: (text) => piecesOf('hex', text, HEX, hexText),
}

/** Percent-encoding (RFC 3986, 2.1), with `+` for a blank as forms have it. */
export const percentEncoding: Extractor = {
  name: 'URL encoding',
  decodes: true,
  find(text) {
    if (!text.includes('%') || !/%[0-9a-f]{2}/i.test(text)) return NOTHING
    const decoded = text.replace(/(?:%[0-9a-f]{2})+/gi, (code) => hexText(code.replaceAll('%', '')) ?? code)
    const spaced = decoded.replaceAll('+', ' ')
    // An address may have a `+` of its own.
    const readings = spaced === decoded ? [decoded] : [spaced, decoded]
    return readings.map((reading) => ({ how: 'URL encoding', text: reading, as: 'text' }))
  },
}

function piecesOf(
  how: string,
  text: string,
  form: RegExp,
  decode: (code: string) => string | undefined,
): readonly Piece[] {
  const codes = text.length < SHORTEST_CODE ? null : text.match(form)
  if (codes === null) return NOTHING
  const found: Piece[] = []
  for (const code of codes) {
    const decoded = decode(code)
    if (decoded !== undefined) found.push({ how, text: decoded, as: 'text' })
  }
  return found
}

/** Six bytes in base64. */
const SHORTEST_CODE = 8
const BASE64 = /[A-Za-z0-9+/_-]{8,}={0,2}/g
const HEX = /(?:\\x|0x)?(?:[0-9a-f]{2}){6,}/gi

function base64Text(code: string): string | undefined {
  // The first character holds the upper six bits of the first byte, which in a text is no control and no continuation (g to v):
  // most words are out before they cost anything.
  return /^[ABE-Hg-v]/.test(code) ? undefined : textOfBytes(Buffer.from(code, 'base64'))
}

function hexText(code: string): string | undefined {
  return textOfBytes(Buffer.from(code.replace(/^(?:0x|\\x)/i, ''), 'hex'))
}
