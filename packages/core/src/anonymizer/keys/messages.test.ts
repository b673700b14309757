import { expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import { textMessages, writeText } from './messages.js'
import { hex } from './testing/test-key.js'

const bytesOf = (text: string): Buffer => {
  const bytes = Buffer.alloc(3 * text.length)
  return bytes.subarray(0, writeText(text, bytes, 0))
}
/** Texts of any code units, lone surrogates too. */
const anyText = fc
  .array(fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)))
  .map((a) => a.join(''))
/** Few code units, so that two texts often look alike. */
const fewUnits = fc
  .array(fc.constantFrom('a', 'é', '€', '\ufffd', '\ud83d', '\ud83e', '\ude00', '\udc00'), { maxLength: 4 })
  .map((units) => units.join(''))

it('writes UTF-8', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(bytesOf(text)).toEqual(Buffer.from(text, 'utf8'))
    }),
  )
  for (const edge of [
    '\0',
    '\x7f',
    '\x80',
    '\u07ff',
    '\u0800',
    '\ud7ff',
    '\ue000',
    '\uffff',
    '\u{10000}',
    '\u{10ffff}',
  ])
    expect(hex(bytesOf(edge))).toBe(Buffer.from(edge, 'utf8').toString('hex'))
})

it('writes lone surrogates apart from each other and from every character', () => {
  expect(hex(bytesOf('\ud800'))).toBe('eda080')
  expect(hex(bytesOf('\udfff'))).toBe('edbfbf')
  expect(hex(bytesOf('\ude00\ud83d'))).toBe('edb880eda0bd')
  fc.assert(
    fc.property(fewUnits, fewUnits, (one, other) => bytesOf(one).equals(bytesOf(other)) === (one === other)),
    { numRuns: 2_000 },
  )
})

it('stays within its bound and begins where it is told', () => {
  fc.assert(
    fc.property(fc.array(anyText), fc.nat(20), (texts, offset) => {
      const messages = textMessages(texts)
      return texts.every((text, at) => {
        const into = Buffer.alloc(offset + messages.bound(at))
        const end = messages.write(at, into, offset)
        return end <= into.length && Buffer.from(into.subarray(offset, end)).equals(bytesOf(text))
      })
    }),
  )
})
