import { describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import { hashKey } from '../random/key.js'
import { createUnique, unique } from './unique.js'

const KEY = hashKey(42, 'orders', 'number')
const code = (run: () => unknown): string | undefined => {
  try {
    run()
  } catch (error) {
    return (error as { code?: string }).code
  }
  return undefined
}

describe('patterns', () => {
  const pattern = (text: string) => createUnique({ kind: 'pattern', pattern: text }, KEY)

  it.each([
    ['ORD-########', 1e8, /^ORD-\d{8}$/],
    ['???-#####', 26 ** 3 * 1e5, /^[A-Z]{3}-\d{5}$/],
    ['**', 36 ** 2, /^[A-Z0-9]{2}$/],
    ['\\#\\\\\\?#', 10, /^#\\\?\d$/],
    ['fixed', 1, /^fixed$/],
  ])('%s has %d texts of its shape', (text, size, shape) => {
    const values = pattern(text)
    expect(values.size).toBe(size)
    for (let i = 0; i < Math.min(size, 200); i++) expect(values.at(i)).toMatch(shape)
  })

  it('gives every text of a small pattern once', () => {
    const values = pattern('#?')
    expect(new Set(Array.from({ length: values.size }, (_, i) => values.at(i))).size).toBe(260)
  })

  it('keeps texts apart at far places too, and of patterns longer than 2^53', () => {
    const long = pattern('?###################-****')
    expect(long.size).toBeLessThanOrEqual(Number.MAX_SAFE_INTEGER)
    expect(long.at(7)).toMatch(/^[A-Z]\d{19}-[A-Z0-9]{4}$/)
    const places = fc.uniqueArray(fc.nat({ max: long.size - 1 }), { minLength: 2, maxLength: 50 })
    fc.assert(fc.property(places, (list) => new Set(list.map(long.at)).size === list.length))
  })

  it('gives another order for another key and the same for the same', () => {
    const first = (key: string): readonly string[] =>
      [0, 1, 2].map(createUnique({ kind: 'pattern', pattern: '####' }, hashKey(key)).at)
    expect(first('a')).toEqual(first('a'))
    expect(first('a')).not.toEqual(first('b'))
  })

  it('refuses what it cannot read, and to go on past the end', () => {
    expect(code(() => pattern(''))).toBe('UNIQUE.PATTERN')
    expect(code(() => pattern('A\\'))).toBe('UNIQUE.PATTERN')
    expect(code(() => pattern('#').at(10))).toBe('UNIQUE.EXHAUSTED')
    expect(() => pattern('#').at(-1)).toThrow('no place -1')
    expect(() => pattern('#').at(0.5)).toThrow('no place 0.5')
  })
})

describe('lists and ranges', () => {
  it('gives every member once', () => {
    const list = createUnique({ kind: 'list', values: ['a', 'b', 'c'] }, KEY)
    expect([0, 1, 2].map(list.at).toSorted()).toEqual(['a', 'b', 'c'])
    expect(code(() => list.at(3))).toBe('UNIQUE.EXHAUSTED')
  })

  it('gives every number of any range once', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e6, max: 1e6 }), fc.integer({ min: 0, max: 300 }), (min, more) => {
        const range = createUnique({ kind: 'range', min, max: min + more }, KEY)
        const values = Array.from({ length: range.size }, (_, i) => range.at(i)).toSorted((a, b) => a - b)
        expect(values).toEqual(Array.from({ length: more + 1 }, (_, i) => min + i))
      }),
      { numRuns: 30 },
    )
  })

  it('refuses empty, doubled and endless ones', () => {
    expect(code(() => createUnique({ kind: 'list', values: [] }, KEY))).toBe('UNIQUE.LIST')
    expect(code(() => createUnique({ kind: 'list', values: [1, 2, 1] }, KEY))).toBe('UNIQUE.LIST')
    expect(code(() => createUnique({ kind: 'range', min: 2, max: 1 }, KEY))).toBe('UNIQUE.RANGE')
    expect(code(() => createUnique({ kind: 'range', min: 0, max: Number.MAX_SAFE_INTEGER }, KEY))).toBe('UNIQUE.RANGE')
    expect(code(() => createUnique({ kind: 'range', min: 0.5, max: 3 }, KEY))).toBe('UNIQUE.RANGE')
  })
})

describe('unique()', () => {
  it('tells patterns, lists and cells apart', () => {
    const cell = (): number => 1
    expect(unique('A-#')).toEqual({ kind: 'unique', from: { kind: 'pattern', pattern: 'A-#' } })
    expect(unique(['a'])).toEqual({ kind: 'unique', from: { kind: 'list', values: ['a'] } })
    expect(unique(cell)).toEqual({ kind: 'unique', from: { kind: 'cell', cell } })
  })
})
