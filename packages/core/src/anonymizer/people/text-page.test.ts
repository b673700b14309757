import { expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import { makeTexts, writeAscii } from './text-page.js'

it('makes the texts that are written, however long they are', () => {
  const text = fc.string({ unit: 'binary-ascii', maxLength: 400 })
  fc.assert(
    fc.property(fc.array(text), (texts) => {
      const made = makeTexts({
        count: texts.length,
        bound: (at) => (texts[at] ?? '').length,
        write: (at, into, offset) => writeAscii(texts[at] ?? '', into, offset),
      })
      expect(made).toEqual(texts)
    }),
  )
})
