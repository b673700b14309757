import { expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import { keepTexts } from './keep-texts.js'

const manyOf = (make: (i: number) => string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, i) => make(i))

it('gives every text what it has alone, whatever came before', () => {
  const many = keepTexts((text) => `<${text}>`)
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 2 }), { maxLength: 50 }), (texts) => {
      expect(many(texts)).toEqual(texts.map((text) => `<${text}>`))
    }),
  )
})

it('makes what comes again once, in later lists too', () => {
  const made: string[] = []
  const many = keepTexts((text) => (made.push(text), text))
  many(manyOf((i) => `city ${i % 10}`, 20_000))
  many(['city 3', 'city 11'])
  expect(made).toEqual([...manyOf((i) => `city ${i}`, 10), 'city 11'])
})

it('keeps no more than its bound, and nothing of lists of new texts past their beginning', () => {
  let made = 0
  const many = keepTexts((text) => (made++, text))
  const fresh = manyOf((i) => `mail ${i}`, 5_000)
  many(fresh)
  made = 0
  many(fresh.slice(2_000, 3_000))
  expect(made).toBe(1_000)
  // Half of these are known each time, so all of them are kept until there is no room.
  const half = manyOf((i) => (i % 2 === 0 ? 'again' : `once ${i}`), 60_000)
  expect(many(half)).toEqual(half)
  made = 0
  many(['once 1'])
  expect(made).toBe(1)
})
