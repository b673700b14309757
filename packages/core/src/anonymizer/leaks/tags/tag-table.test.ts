import { describe, expect, it } from '@jest/globals'
import { createTagger } from './tagger.js'
import { TagTable } from './tag-table.js'

describe('TagTable', () => {
  it('keeps numbers beside tags while it grows, and knows no others', () => {
    const tagger = createTagger()
    const table = new TagTable(2, 16)
    for (let i = 0; i < 5000; i++) {
      tagger.text(`in ${i}`)
      const slot = table.put(tagger.tag)
      table.set(slot, i, 0)
      table.set(slot, 2 ** 32 - 1 - i, 1)
    }
    expect(table.size).toBe(5000)
    expect([...table.slots()]).toHaveLength(5000)
    for (let i = 0; i < 5000; i++) {
      tagger.text(`in ${i}`)
      const slot = table.find(tagger.tag)
      expect([table.get(slot, 0), table.get(slot, 1)]).toEqual([i, 2 ** 32 - 1 - i])
      tagger.text(`out ${i}`)
      expect(table.find(tagger.tag)).toBe(-1)
    }
  })

  it('finds tags again that begin in the last slot', () => {
    const table = new TagTable(1, 16)
    const tags = [1, 2, 3].map((high) => ({ low: 0xffffffff, high }))
    for (const tag of tags) table.set(table.put(tag), tag.high)
    expect(tags.map((tag) => table.get(table.find(tag)))).toEqual([1, 2, 3])
    expect(table.put({ low: 0xffffffff, high: 2 })).toBe(table.find({ low: 0xffffffff, high: 2 }))
    expect(table.size).toBe(3)
  })
})

describe('createTagger', () => {
  it('gives texts of every length and width tags of their own, the same each time', () => {
    const tagger = createTagger()
    const texts = Array.from({ length: 40 }, (_, i) =>
      ['a', '\0', '\u00ff', '\u0100', '\u6162'].map((one) => one.repeat(i + 1)),
    )
    const tagOf = (text: string): string => {
      tagger.text(text)
      return `${tagger.tag.low}/${tagger.tag.high}`
    }
    const tags = ['', ...texts.flat()].map(tagOf)
    expect(new Set(tags).size).toBe(tags.length)
    expect(['', ...texts.flat()].map(tagOf)).toEqual(tags)
    expect(texts.flat().map((text) => tagOf(`xy${text}z`.slice(2, -1)))).toEqual(tags.slice(1))
  })

  it('tags a part of a text as it tags the part alone', () => {
    const tagger = createTagger()
    tagger.text('to ann.lee now', 3, 10)
    const part = { ...tagger.tag }
    tagger.text('ann.lee')
    expect(tagger.tag).toEqual(part)
  })

  it('has another key each time', () => {
    const [a, b] = [createTagger(), createTagger()]
    a.text('ann')
    b.text('ann')
    expect(a.tag).not.toEqual(b.tag)
  })
})
