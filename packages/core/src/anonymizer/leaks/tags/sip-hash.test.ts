import { describe, expect, it } from '@jest/globals'
import { sipHash, type Tag } from './sip-hash.js'

// Known answers of the authors' reference implementation: SipHash-2-4, key 00..0f, messages of 0, 1, 2 ... bytes 00, 01 ...
const REFERENCE = [
  '310e0edd47db6f72',
  'fd67dc93c539f874',
  '5a4fa9d909806c0d',
  '2d7efbd796666785',
  'b7877127e09427cf',
  '8da699cd64557618',
  'cee3fe586e46c9cb',
  '37d1018bf50002ab',
  '6224939a79f5f593',
  'b0e4a90bdf82009e',
  'f3b9dd94c5bb5d7a',
  'a7ad6b22462fb3f4',
  'fbe50e86bc8f1e75',
  '903d84c02756ea14',
  'eef27a8e90ca23f7',
  'e545be4961ca29a1',
]

function hex(length: number): string {
  const key = new Int32Array(Uint8Array.from({ length: 16 }, (_, i) => i).buffer)
  const bytes = Uint8Array.from({ length: 32 }, (_, i) => (i < length ? i : 0))
  const tag: Tag = { low: 0, high: 0 }
  sipHash(key, new Int32Array(bytes.buffer), length, { block: 2, end: 4 }, tag)
  return Buffer.from(new Uint32Array([tag.low, tag.high]).buffer).toString('hex')
}

describe('sipHash', () => {
  it.each(REFERENCE.map((answer, length) => ({ answer, length })))('knows the answer for $length bytes', (one) => {
    expect(hex(one.length)).toBe(one.answer)
  })
})
