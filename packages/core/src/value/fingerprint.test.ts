import { hash } from 'node:crypto'
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { combine, EntityFingerprint, rowDigest32 } from './fingerprint.js'

const of = (texts: readonly string[]): EntityFingerprint => {
  const print = new EntityFingerprint()
  for (const text of texts) print.add(text)
  return print
}

/** The definition, word for word. */
const byDefinition = (texts: readonly string[]): string => {
  const sum = texts.reduce((total, text) => total + BigInt(`0x${hash('sha256', text, 'hex')}`), 0n)
  return (sum % 2n ** 256n).toString(16).padStart(64, '0')
}

const texts = fc.array(fc.string())

describe('EntityFingerprint', () => {
  it('is zero without rows', () => {
    expect(new EntityFingerprint().hex()).toBe('0'.repeat(64))
  })

  it('is the SHA-256 itself of a single row (FIPS 180-2: "abc")', () => {
    expect(of(['abc']).hex()).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  })

  it('is the sum modulo 2^256, whatever the order and the parts', () => {
    fc.assert(
      fc.property(texts, texts, (a, b) => {
        const expected = byDefinition([...a, ...b])
        expect(of([...a, ...b]).hex()).toBe(expected)
        expect(of([...b, ...a].reverse()).hex()).toBe(expected)
        expect(of(a).merge(of(b)).hex()).toBe(expected)
        expect(
          of(a)
            .mergeHex({ rows: b.length, hex: of(b).hex() })
            .hex(),
        ).toBe(expected)
        expect(of(a).merge(of(b)).rows).toBe(a.length + b.length)
      }),
    )
  })

  it('tells one row twice from none, and carries over many rows', () => {
    expect(of(['a', 'a']).hex()).not.toBe(of([]).hex())
    const many = Array.from({ length: 3000 }, (_, i) => String(i))
    expect(of(many).hex()).toBe(byDefinition(many))
  })

  it('goes on after its digits were asked for', () => {
    const print = of(['a'])
    print.hex()
    print.add('b')
    expect(print.hex()).toBe(byDefinition(['a', 'b']))
  })

  it('gives each row its 32-bit digest', () => {
    expect(new EntityFingerprint().add('abc')).toBe(0xba7816bf)
    expect(rowDigest32('abc')).toBe(0xba7816bf)
  })

  it('refuses digits that are none', () => {
    expect(() => new EntityFingerprint().mergeHex({ rows: 1, hex: 'xyz' })).toThrow(RangeError)
  })
})

describe('combine', () => {
  const users = { table: 'users', rows: 2, hex: of(['a', 'b']).hex() }
  const orders = { table: 'orders', rows: 1, hex: of(['c']).hex() }

  it('does not depend on the order of tables', () => {
    expect(combine([users, orders])).toBe(combine([orders, users]))
  })

  it('changes with a name, a number of rows or a fingerprint', () => {
    const all = [
      [users, orders],
      [{ ...users, table: 'people' }, orders],
      [{ ...users, rows: 3 }, orders],
      [{ ...users, hex: orders.hex }, orders],
      [users],
      [],
    ].map((list) => combine(list))
    expect(new Set(all).size).toBe(all.length)
  })
})
