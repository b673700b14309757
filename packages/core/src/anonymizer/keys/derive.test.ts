import { hkdfSync } from 'node:crypto'
import { describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import { deriveKey, expandKey, extractKey, infoOf, type Purpose } from './derive.js'
import { hex, testKey } from './testing/test-key.js'

const bytes = (text: string): Buffer => Buffer.from(text, 'hex')
const range = (from: number, to: number): Buffer => Buffer.from(Array.from({ length: to - from }, (_, i) => from + i))

// RFC 5869, appendix A
describe.each([
  {
    name: 'A.1',
    secret: Buffer.alloc(22, 0x0b),
    salt: range(0, 13),
    info: range(0xf0, 0xfa),
    key: '077709362c2e32df0ddc3f0dc47bba6390b6c73bb50f9c3122ec844ad7c2b3e5',
    output: '3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865',
  },
  {
    name: 'A.2',
    secret: range(0, 0x50),
    salt: range(0x60, 0xb0),
    info: range(0xb0, 0x100),
    key: '06a6b88c5853361a06104c9ceb35b45cef760014904671014a193f40c15fc244',
    output:
      'b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c59045a99cac7827271cb41c65e590e09' +
      'da3275600c2f09b8367793a9aca3db71cc30c58179ec3e87c14c01d5c1f3434f1d87',
  },
  {
    name: 'A.3',
    secret: Buffer.alloc(22, 0x0b),
    salt: Buffer.alloc(0),
    info: Buffer.alloc(0),
    key: '19ef24a32c717b167f33a91d6f648bdf96596776afdb6377ac434c1c293ccb04',
    output: '8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8',
  },
])('HKDF-SHA-256 as in RFC 5869, $name', ({ secret, salt, info, key, output }) => {
  it('extracts', () => expect(hex(extractKey(salt, secret))).toBe(key))
  it('expands', () => expect(hex(expandKey(bytes(key), info, output.length / 2))).toBe(output))
})

it('agrees with the HKDF of the platform', () => {
  const some = fc.uint8Array({ maxLength: 200 })
  fc.assert(
    fc.property(some, some, some, fc.integer({ min: 1, max: 300 }), (secret, salt, info, length) => {
      const ours = expandKey(extractKey(salt, secret), info, length)
      expect(hex(ours)).toBe(Buffer.from(hkdfSync('sha256', secret, salt, info, length)).toString('hex'))
    }),
  )
})

it('names a use by its purpose and its parts, each after its length in bytes', () => {
  expect(infoOf('prf', ['email']).toString()).toBe('seed/1|prf|5:email')
  expect(infoOf('permutation', ['größe', '10']).toString()).toBe('seed/1|permutation|7:größe|2:10')
})

it('gives different uses different names', () => {
  const purposes = fc.constantFrom<Purpose>('id', 'release', 'prf', 'pseudonym', 'permutation')
  // Characters that the names themselves are made of.
  const part = fc
    .array(fc.constantFrom('|', ':', '1', '2', 'a', '\ud800', '\udc00'), { maxLength: 4 })
    .map((p) => p.join(''))
  const use = fc.tuple(purposes, fc.array(part, { maxLength: 3 }))
  fc.assert(
    fc.property(
      use,
      use,
      (one, other) => infoOf(...one).equals(infoOf(...other)) === (fc.stringify(one) === fc.stringify(other)),
    ),
    { numRuns: 5_000 },
  )
})

it('derives another subkey for another key, purpose or part', () => {
  const key = testKey('one')
  const subkeys = [
    deriveKey(key, 'prf', 'email'),
    deriveKey(key, 'prf', 'phone'),
    deriveKey(key, 'pseudonym', 'email'),
    deriveKey(key, 'prf', 'email', ''),
    deriveKey(testKey('two'), 'prf', 'email'),
  ].map(hex)
  expect(new Set(subkeys).size).toBe(5)
  expect(deriveKey(key, 'prf', 'x'.repeat(100_000))).toHaveLength(32)
})
