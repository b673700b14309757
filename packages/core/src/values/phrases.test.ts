import { describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import { hashKey } from '../random/key.js'
import { collationKey, foldWord, spokenWord } from './fold.js'
import { createPhrases, type UniqueText } from './phrases.js'

const KEY = hashKey(42, 'phrases')
const made = (...lists: readonly (readonly string[])[]): UniqueText => {
  const phrases = createPhrases(lists, { separator: ' ', beforeNumber: ' ' }, KEY)
  if (phrases === undefined) throw new Error('no phrases')
  return phrases
}

describe('createPhrases', () => {
  it('gives each combination once, then numbers them', () => {
    const phrases = made(['red', 'blue'], ['chair', 'desk', 'lamp'])
    const first = Array.from({ length: 6 }, (_, i) => phrases.at(i))
    expect(new Set(first)).toEqual(
      new Set(['red chair', 'red desk', 'red lamp', 'blue chair', 'blue desk', 'blue lamp']),
    )
    expect(phrases.at(6)).toBe(`${first[0]} 2`)
    expect(phrases.at(13)).toBe(`${first[1]} 3`)
  })

  it('gives texts that no collation holds equal', () => {
    const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 4 })
    const lists = fc.array(fc.uniqueArray(word, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 3 })
    fc.assert(
      fc.property(lists, (words) => {
        const phrases = createPhrases(words, { separator: ' ', beforeNumber: ' ' }, KEY)
        if (phrases === undefined) return
        const texts = Array.from({ length: 300 }, (_, i) => phrases.at(i))
        expect(new Set(texts.map(collationKey)).size).toBe(texts.length)
        for (const text of texts) {
          expect(text.length).toBeGreaterThanOrEqual(phrases.shortest)
          expect(text.length).toBeLessThanOrEqual(phrases.longest)
        }
      }),
    )
  })

  it('keeps one of words that differ in case or accents, and none that could be taken apart', () => {
    expect(new Set([0, 1].map((i) => made(['Zoë', 'zoe', 'ZOE', 'Ann']).at(i)))).toEqual(new Set(['Zoë', 'Ann']))
    expect(made(['a b', 'c'], ['d', 'e 2']).at(0)).toBe('c d')
    expect(createPhrases([['12', '']], { separator: ' ', beforeNumber: ' ' }, KEY)).toBeUndefined()
  })
})

describe('foldWord', () => {
  it.each([
    ['Zoë', 'zoe'],
    ["O'Hara-Łuk", 'oharaluk'],
    ['Müller', 'muller'],
    ['Weiß', 'weiss'],
    ['Иван', 'ivan'],
    ['Γιώργος', 'giorgos'],
    ['千代', ''],
  ])('%s', (word, folded) => {
    expect(foldWord(word)).toBe(folded)
  })

  it('says every number another way', () => {
    const words = Array.from({ length: 20_000 }, (_, i) => spokenWord(i))
    expect(new Set(words).size).toBe(20_000)
    for (const word of words) expect(word).toMatch(/^([a-z][aeiou])+$/)
  })
})
