import { InternalError, type Value } from '@seed/core/adapter'
import { describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import { field } from '../../testing/fixtures.js'
import { encodeRows } from '../connections/copy-text.js'
import { copyPage } from './copy-page.js'

const fields = [
  field('id', { kind: 'integer', bits: 64 }),
  field('name', { kind: 'text' }),
  field('at', { kind: 'instant' }),
  field('tags', { kind: 'array', of: { kind: 'text' } }, 'text[]'),
]

/** The rows as the server would send them. */
function bytesOf(rows: readonly (readonly Value[])[]): Buffer {
  return Buffer.concat([...encodeRows(fields, [rows])])
}

const text = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: fc.constantFrom('\\', 'N', '\t', '\n', '\r', '\b', '\f', '\v', '.', 'é', '😀', 'x') }),
)
const row = fc.tuple(
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  fc.option(text, { nil: null }),
  fc.option(fc.constantFrom('2026-01-31T12:00:00Z', '1999-12-31T23:59:59.5Z'), { nil: null }),
  fc.option(fc.array(text), { nil: null }),
)

describe('a page of COPY', () => {
  it('reads back what was spelled, whatever the texts hold', () => {
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        const page = copyPage(bytesOf(rows), fields)
        expect(page.rows).toBe(rows.length)
        for (const [place, one] of fields.entries()) {
          expect(page.read(one.name)).toEqual(rows.map((values) => values[place]))
        }
      }),
    )
  })

  it('changes the columns that are replaced and no byte of the others', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(row, row), { minLength: 1 }),
        fc.subarray(fields.map((one) => one.name)),
        (pairs, masked) => {
          const page = copyPage(bytesOf(pairs.map(([before]) => before)), fields)
          for (const name of masked) {
            const place = fields.findIndex((one) => one.name === name)
            page.replace(
              name,
              pairs.map(([, after]) => after[place] ?? null),
            )
          }
          const mixed = pairs.map(([before, after]) =>
            fields.map((one, place) => (masked.includes(one.name) ? after : before)[place] ?? null),
          )
          expect(page.encode(fields).equals(bytesOf(mixed))).toBe(true)
        },
      ),
    )
  })

  it('reads the escapes that only the server writes', () => {
    const page = copyPage(Buffer.from('1\t\\b\\f\\v\\\\N\t\\N\t{}\n'), fields)
    expect(page.read('name')).toEqual(['\b\f\v\\N'])
    expect(page.read('at')).toEqual([null])
  })

  it('keeps bytes that are no UTF-8 where nobody asks for them', () => {
    const bytes = Buffer.concat([Buffer.from('7\t'), Buffer.from([0xff, 0xfe, 0xe9]), Buffer.from('\t\\N\t{}\n')])
    const page = copyPage(bytes, fields)
    page.replace('id', [8n])
    expect(page.encode(fields).equals(Buffer.concat([Buffer.from('8'), bytes.subarray(1)]))).toBe(true)
  })

  it('leaves hidden columns out and gives those of the last row', () => {
    const page = copyPage(Buffer.from('1\ta\\tb\tk1\tk2\n2\t\\N\tk3\té\\\\\n'), fields.slice(0, 2), 2)
    expect(page.lastHidden()).toEqual(['k3', 'é\\'])
    expect(page.encode(fields.slice(0, 2)).toString()).toBe('1\ta\\tb\n2\t\\N\n')
  })

  it('grows beyond the room it began with', () => {
    const page = copyPage(Buffer.from('1\n'.repeat(1_000)), fields.slice(0, 1))
    page.replace('id', Array<Value>(1_000).fill(2n ** 62n))
    expect(page.encode(fields.slice(0, 1)).toString()).toBe(`${2n ** 62n}\n`.repeat(1_000))
  })

  it('refuses what does not fit the page', () => {
    const page = copyPage(bytesOf([[1n, 'a', null, null]]), fields)
    expect(() => page.read('email')).toThrow(InternalError)
    expect(() => page.replace('name', [])).toThrow('one value of name for each row')
    expect(() => copyPage(Buffer.from('1\t2\n3\n'), fields.slice(0, 2)).read('id')).toThrow(InternalError)
  })
})
