import { describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import { createCmac } from './cmac.js'
import { textMessages } from './messages.js'
import { plainCmac } from './testing/plain-cmac.js'
import { byteMessages, hex, testKey } from './testing/test-key.js'

const MESSAGE = Buffer.from(
  '6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e51' +
    '30c81c46a35ce411e5fbc1191a0a52eff69f2445df4f9b17ad2b417be66c3710',
  'hex',
)
const KEY_128 = '2b7e151628aed2a6abf7158809cf4f3c'
const KEY_256 = '603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4'

/** Tags of a page of messages, 32 digits each. */
const tagsOf = (key: Uint8Array, messages: readonly Uint8Array[]): readonly string[] =>
  hex(createCmac(key)(byteMessages(messages))).match(/.{32}/g) ?? []

describe.each([
  // RFC 4493, section 4; SP 800-38B, D.1
  [KEY_128, 0, 'bb1d6929e95937287fa37d129b756746'],
  [KEY_128, 16, '070a16b46b4d4144f79bdd9dd04a287c'],
  [KEY_128, 40, 'dfa66747de9ae63030ca32611497c827'],
  [KEY_128, 64, '51f0bebf7e3b9d92fc49741779363cfe'],
  // SP 800-38B, D.3
  [KEY_256, 0, '028962f61b7bf89efc6b551f4667d983'],
  [KEY_256, 16, '28a7023f452e8f82bd4bf28d8c37c35c'],
  [KEY_256, 40, 'aaf3d8f1de5640c232f5b169b9c911e6'],
  [KEY_256, 64, 'e1992190549f6ed5696a2c056c315410'],
])('CMAC under the key %s', (key, length, tag) => {
  it(`has the known answer for ${length} bytes`, () => {
    expect(tagsOf(Buffer.from(key, 'hex'), [MESSAGE.subarray(0, length)])).toEqual([tag])
  })
})

it('gives each message of a page the tag that it has alone', () => {
  // Around whole blocks, and around the length from which a message is chained by itself (1,024 bytes).
  const length = fc.oneof(fc.nat(70), fc.constantFrom(1_007, 1_008, 1_009, 1_023, 1_024, 1_025, 3_000))
  const pages = fc.array(
    length.chain((n) => fc.uint8Array({ minLength: n, maxLength: n })),
    { maxLength: 30 },
  )
  const key = testKey('cmac')
  fc.assert(
    fc.property(pages, (page) => expect(tagsOf(key, page)).toEqual(page.map((one) => hex(plainCmac(key, one))))),
  )
})

it('gives pages that are worked on in parts the same tags', () => {
  const key = testKey('cmac')
  const texts = Array.from({ length: 9_000 }, (_, i) => 'x'.repeat((i * 7) % 90) + i)
  texts.splice(5_000, 0, 'é'.repeat(3_000_000), '')
  const together = hex(createCmac(key)(textMessages(texts))).match(/.{32}/g) ?? []
  expect(together).toHaveLength(9_002)
  expect(together[5_000]).toBe(hex(createCmac(key)(textMessages([texts[5_000] ?? '']))))
  for (const at of [0, 1, 4_095, 4_096, 4_999, 5_001, 5_002, 9_001])
    expect(together[at]).toBe(hex(plainCmac(key, Buffer.from(texts[at] ?? ''))))
})

it('gives no tags for no texts, and one for the empty text', () => {
  const cmac = createCmac(testKey('cmac'))
  expect(cmac(textMessages([]))).toHaveLength(0)
  expect(cmac(textMessages(['']))).toHaveLength(16)
})
