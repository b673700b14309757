import { createHash } from 'node:crypto'
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { childKey, hashKey } from './key.js'

describe('hashKey', () => {
  it('is the head of a SHA-256 over tagged, length-prefixed names', () => {
    const encoded = Buffer.concat([
      Buffer.from([0x6e, 0, 0, 0, 2]),
      Buffer.from('42'),
      Buffer.from([0x73, 0, 0, 0, 6]),
      Buffer.from('müll!', 'utf8'),
    ])
    const digest = createHash('sha256').update(encoded).digest()
    expect(hashKey(42, 'müll!')).toEqual({ hi: digest.readInt32BE(0), lo: digest.readInt32BE(4) })
  })

  it('tells apart lists that would join to one text', () => {
    const lists = [
      ['ab', 'c'],
      ['a', 'bc'],
      ['abc'],
      ['a', 'b', 'c'],
      ['', 'abc'],
      ['abc', ''],
      [42],
      ['42'],
      [4, 2],
      [],
      [''],
    ]
    const keys = lists.map((names) => Object.values(hashKey(...names)).join())
    expect(new Set(keys).size).toBe(lists.length)
  })

  it('gives different lists different keys', () => {
    const names = fc.array(fc.oneof(fc.string(), fc.integer()), { maxLength: 4 })
    fc.assert(
      fc.property(names, names, (a, b) => {
        fc.pre(JSON.stringify(a) !== JSON.stringify(b))
        expect(hashKey(...a)).not.toEqual(hashKey(...b))
      }),
      { seed: 42 },
    )
  })
})

describe('childKey', () => {
  it('never gives two members of a stream one key', () => {
    const stream = hashKey(42, 'users')
    const keys = new Set<string>()
    for (let i = 0; i < 20_000; i++) {
      const { hi, lo } = childKey(stream, 0, i)
      keys.add(`${hi},${lo}`)
    }
    expect(keys.size).toBe(20_000)
  })
})
