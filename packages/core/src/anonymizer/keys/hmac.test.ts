import { createHmac } from 'node:crypto'
import { describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import { createHmacHex, createHmacSha256 } from './hmac.js'
import { textMessages } from './messages.js'
import { byteMessages, hex, testKey } from './testing/test-key.js'

const fill = (length: number, byte: number): Buffer => Buffer.alloc(length, byte)

// RFC 4231, section 4; case 5 truncates, so it is left out
describe.each([
  ['4.2', fill(20, 0x0b), Buffer.from('Hi There'), 'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7'],
  [
    '4.3',
    Buffer.from('Jefe'),
    Buffer.from('what do ya want for nothing?'),
    '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
  ],
  ['4.4', fill(20, 0xaa), fill(50, 0xdd), '773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe'],
  [
    '4.5',
    Buffer.from(Array.from({ length: 25 }, (_, i) => i + 1)),
    fill(50, 0xcd),
    '82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b',
  ],
  [
    '4.7',
    fill(131, 0xaa),
    Buffer.from('Test Using Larger Than Block-Size Key - Hash Key First'),
    '60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54',
  ],
  [
    '4.8',
    fill(131, 0xaa),
    Buffer.from(
      'This is a test using a larger than block-size key and a larger than block-size data. ' +
        'The key needs to be hashed before being used by the HMAC algorithm.',
    ),
    '9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2',
  ],
] as const)('HMAC-SHA-256 as in RFC 4231, %s', (_, key, message, digest) => {
  it('has the known answer', () => {
    expect(createHmacSha256(key)(byteMessages([message])).map(hex)).toEqual([digest])
  })
})

it('agrees with the HMAC of the platform, message by message', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 150 }),
      fc.array(fc.string({ unit: 'binary', maxLength: 200 })),
      (key, texts) => {
        const expected = texts.map((text) => createHmac('sha256', key).update(text).digest('hex'))
        expect(createHmacSha256(key)(textMessages(texts)).map(hex)).toEqual(expected)
      },
    ),
  )
})

it('gives digests that later calls leave alone', () => {
  const hmac = createHmacSha256(testKey('hmac'))
  const [first] = hmac(textMessages(['a longer text first', 'b']))
  const before = hex(first as Uint8Array)
  hmac(textMessages(['c', 'd', 'e']))
  expect(hex(first as Uint8Array)).toBe(before)
})

it('is the same in hexadecimal, for texts of any length one after the other', () => {
  const key = testKey('hmac')
  const hmac = createHmacHex(key)
  const long = fc.nat(2_000).map((length) => 'é'.repeat(length))
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), long), (text) => {
      expect(hmac(text)).toBe(createHmac('sha256', key).update(text).digest('hex'))
    }),
  )
})
