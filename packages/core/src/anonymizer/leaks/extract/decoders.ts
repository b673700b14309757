import { type Extractor, NOTHING, type Piece } from './piece.js'
import { textOfBytes } from './text-of-bytes.js'

/** Base64 (RFC 4648, both alphabets), whole or inside a text: the parts of a JSON Web Token, for instance. */
export const base64: Extractor = {
  name: 'base64',
  decodes: true,
  find: (text) => pieces('base64', text, BASE64, (code) => Buffer.from(code, 'base64')),
}

/** Bytes in hexadecimal, six at least. */
export const hexadecimal: Extractor = {
  name: 'hex',
  decodes: true,
  find: (text) => pieces('hex', text, HEX, (code) => Buffer.from(code.replace(/^(?:0x|\\x)/i, ''), 'hex')),
}

/** Percent-encoding (RFC 3986, 2.1), with `+` for a blank as forms have it. */
export const percentEncoding: Extractor = {
  name: 'URL encoding',
  decodes: true,
  find(text) {
    if (!/%[0-9a-f]{2}/i.test(text)) return NOTHING
    const bytes = text.replace(/(?:%[0-9a-f]{2})+/gi, (code) => textOfBytes(bytesOf(code)) ?? code)
    return [{ how: 'URL encoding', text: bytes.replaceAll('+', ' '), as: 'text' }, ...unplussed(bytes)]
  },
}

/** An address with a `+` of its own. */
function unplussed(text: string): readonly Piece[] {
  return text.includes('+') ? [{ how: 'URL encoding', text, as: 'text' }] : NOTHING
}

function bytesOf(code: string): Uint8Array {
  return Buffer.from(code.replaceAll('%', ''), 'hex')
}

function pieces(how: string, text: string, form: RegExp, decode: (code: string) => Uint8Array): readonly Piece[] {
  if (text.length < 8) return NOTHING
  const found: Piece[] = []
  for (const [code] of text.matchAll(form)) {
    const decoded = textOfBytes(decode(code))
    if (decoded !== undefined) found.push({ how, text: decoded, as: 'text' })
  }
  return found
}

const BASE64 = /[A-Za-z0-9+/_-]{8,}={0,2}/g
const HEX = /(?:\\x|0x)?(?:[0-9a-f]{2}){6,}/gi
