import { keyFormat } from '../../errors/key.js'
import { checkKey, checkKeyText } from './check-key.js'

/**
 * Reads the text of a key: hexadecimal digits, base64 or base64url (RFC 4648, with or without `=`), at least 32 bytes.
 * White space around it is left out, for files end with a line break.
 *
 * Only hexadecimal digits are always read as such: that 32 random bytes look so in base64 happens once in 2^60 keys.
 *
 * @param source - What held the text, for messages.
 * @throws {SeedError} `KEY.FORMAT`, `KEY.SHORT`, `KEY.WEAK`, `KEY.SAMPLE`.
 */
export function decodeKeyText(source: string, given: string): Buffer {
  const text = given.trim()
  checkKeyText(source, text)
  const key = decode(text)
  if (typeof key === 'string') throw keyFormat(source, key)
  return decodeKeyBytes(source, key)
}

/** Takes bytes as a key when they can be one. Throws as {@link decodeKeyText}. */
export function decodeKeyBytes(source: string, bytes: Buffer): Buffer {
  checkKey(source, bytes)
  return bytes
}

/** The bytes, or what is wrong with the text. */
function decode(text: string): Buffer | string {
  if (/^[0-9a-f]+$/i.test(text)) return text.length % 2 === 0 ? Buffer.from(text, 'hex') : 'a digit is missing'
  const parts = /^([\w+/-]+)(={0,2})$/.exec(text)
  if (parts === null) return 'it has characters that none of these has'
  const [, body = '', padding = ''] = parts
  if (/[-_]/.test(body) && /[+/]/.test(body)) return 'it mixes base64 and base64url'
  if (padding !== '' && (body.length + padding.length) % 4 !== 0) return 'its = at the end do not fit its length'
  const bytes = Buffer.from(body, 'base64url') // which reads both alphabets
  // Strict (RFC 4648, 3.5): what another text could stand for as well was cut off or mistyped.
  return bytes.toString('base64url') === body.replaceAll('+', '-').replaceAll('/', '_')
    ? bytes
    : 'a character is missing or wrong'
}
