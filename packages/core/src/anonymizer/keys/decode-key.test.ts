import { hash } from 'node:crypto'
import { describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import { isSeedError } from '../../errors/seed-error.js'
import { decodeKeyBytes, decodeKeyText } from './decode-key.js'
import { hex, testKey } from './testing/test-key.js'

/** The code that a text is refused with; a message that holds a piece of the text fails. */
function refusal(text: string): string {
  try {
    decodeKeyText('SEED_KEY', text)
  } catch (error) {
    if (!isSeedError(error)) throw error
    const said = [error.message, error.why, error.fix, error.where].join('\n')
    for (let at = 0; at + 8 <= text.length; at++) expect(said).not.toContain(text.slice(at, at + 8))
    return error.code
  }
  return 'taken'
}

const KEY = Buffer.from(testKey('decode'))
const longer = Buffer.concat([KEY, testKey('decode, too')])

describe('the text of a key', () => {
  it.each([
    ['hexadecimal', KEY.toString('hex')],
    ['capital hexadecimal', KEY.toString('hex').toUpperCase()],
    ['base64', KEY.toString('base64')],
    ['base64 without =', KEY.toString('base64').replace('=', '')],
    ['base64url', KEY.toString('base64url')],
    ['base64url with =', `${KEY.toString('base64url')}=`],
    ['text with a line break after it', `${KEY.toString('base64')}\r\n`],
  ])('may be %s', (_, text) => {
    expect(hex(decodeKeyText('SEED_KEY', text))).toBe(hex(KEY))
  })

  it('may be longer than it needs to be', () => {
    for (const encoding of ['hex', 'base64', 'base64url'] as const)
      expect(decodeKeyText('SEED_KEY', longer.toString(encoding)).equals(longer)).toBe(true)
  })

  it('is taken whenever it was drawn at random', () => {
    // Hashes of what is drawn, for drawn bytes themselves are zero more often than chance has it.
    const keys = fc.tuple(fc.uint8Array({ minLength: 20, maxLength: 20 }), fc.integer({ min: 32, max: 96 }))
    const encodings = fc.constantFrom('hex', 'base64', 'base64url')
    fc.assert(
      fc.property(keys, encodings, ([drawn, length], encoding) => {
        const blocks = [0, 1, 2].map((i) => hash('sha256', Buffer.concat([drawn, Buffer.of(i)]), 'buffer'))
        const key = Buffer.concat(blocks).subarray(0, length)
        return decodeKeyText('SEED_KEY', key.toString(encoding)).equals(key)
      }),
      { numRuns: 3_000 },
    )
  })

  it.each([
    ['a digit less', KEY.toString('hex').slice(1), 'KEY.FORMAT'],
    ['a character less', longer.toString('base64url').slice(0, -1), 'KEY.FORMAT'],
    ['bits left over', `${KEY.toString('base64url').slice(0, -1)}_`, 'KEY.FORMAT'],
    ['= in the middle', `${KEY.toString('base64')}${KEY.toString('base64')}`, 'KEY.FORMAT'],
    ['one = too many', `${KEY.toString('base64')}=`, 'KEY.FORMAT'],
    ['both alphabets', `+/-_${KEY.toString('base64url').slice(4)}`, 'KEY.FORMAT'],
    ['quotes around it', `"${KEY.toString('base64')}"`, 'KEY.FORMAT'],
    ['a break in it', `${KEY.toString('hex').slice(0, 32)}\n${KEY.toString('hex').slice(32)}`, 'KEY.FORMAT'],
    ['31 bytes', KEY.subarray(1).toString('base64url'), 'KEY.SHORT'],
    ['16 bytes', KEY.subarray(16).toString('hex'), 'KEY.SHORT'],
    ['one byte again and again', 'ab'.repeat(32), 'KEY.WEAK'],
    ['zeros', Buffer.alloc(32).toString('base64'), 'KEY.WEAK'],
    ['counting up', Buffer.from(Array.from({ length: 32 }, (_, i) => i)).toString('hex'), 'KEY.WEAK'],
    [
      'counting down by threes',
      Buffer.from(Array.from({ length: 40 }, (_, i) => 500 - 3 * i)).toString('base64'),
      'KEY.WEAK',
    ],
    ['half a key twice', longer.subarray(0, 16).toString('hex').repeat(2), 'KEY.WEAK'],
    ['a bit more than a pattern twice', longer.subarray(0, 31).toString('hex').repeat(3).slice(0, 140), 'KEY.WEAK'],
    ['few different bytes', Buffer.from(KEY.map((byte) => byte % 15)).toString('hex'), 'KEY.WEAK'],
    ['a sentence in base64', Buffer.from('This is the secret of our database!').toString('base64'), 'KEY.WEAK'],
    ['a sentence', 'this is the secret of our database and nobody knows', 'KEY.WEAK'],
    ['words with dashes', 'correct-horse-battery-staple-and-more-words', 'KEY.WEAK'],
    ['words with capitals', 'CorrectHorseBatteryStapleAndMoreWordsOfMine', 'KEY.WEAK'],
    ['words in capitals', 'SUPER_SECRET_PRODUCTION_KEY_OF_OUR_DATABASE_1', 'KEY.WEAK'],
    ['words in German', 'diesistmeinsehrgeheimesPasswortFuerDieDaten', 'KEY.WEAK'],
    ['words and years', 'mynicelongsentence2024mynicelongsentence2025', 'KEY.WEAK'],
    ['the key of examples of AES', '603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4', 'KEY.SAMPLE'],
    ['the default of a tool', 'your-super-secret-jwt-token-with-at-least-32-characters-long', 'KEY.SAMPLE'],
    ['a short sample', 'your-256-bit-secret', 'KEY.SAMPLE'],
    ['the hash of a word', hash('sha256', 'secret'), 'KEY.SAMPLE'],
    ['the hash of a word in base64', hash('sha256', 'password', 'base64'), 'KEY.SAMPLE'],
  ])('is refused: %s', (_, text, code) => {
    expect(refusal(text)).toBe(code)
  })
})

it('takes bytes as they are when they can be a key', () => {
  expect(decodeKeyBytes('the file', KEY)).toBe(KEY)
  expect(() => decodeKeyBytes('the file', KEY.subarray(1))).toThrow('KEY.SHORT: the file holds 31 bytes')
})
