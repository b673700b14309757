import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { type Block, chooseAmong, chooseDistinct, chosenBlock, chosenWithin } from './choose.js'
import { jumpHash } from './jump.js'
import { childKey, hashKey } from './key.js'
import { uniformP } from './testing/statistics.js'

const block = (name: string, size: number): Block => ({ key: hashKey('block', name), size })
interface Choice {
  readonly place: number
  readonly name: string
}
/** Chooses and says where, by the block's name and the place in it, which do not shift when other blocks grow. */
const choose = (i: number, blocks: readonly Block[]): Choice => {
  const { hi, lo } = childKey(hashKey(42, 'links'), 0, i)
  const place = chooseAmong(hi, lo, blocks)
  return { place, name: `${blocks[chosenBlock]?.key.lo} ${chosenWithin}` }
}

describe('chooseAmong', () => {
  it('is jump hash within one block', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer(), fc.integer({ min: 1, max: 1e6 }), (high, low, size) => {
        const only = block('a', size)
        const keyed = childKey(only.key, high, low)
        const place = jumpHash(keyed.hi, keyed.lo, size)
        expect(chooseAmong(high, low, [only])).toBe(place)
        expect([chosenBlock, chosenWithin]).toEqual([0, place])
      }),
      { seed: 42 },
    )
  })

  it('chooses every row of all blocks equally often', () => {
    const blocks = [block('a', 5), block('b', 0), block('c', 40), block('d', 15)]
    const counts = new Uint32Array(60)
    for (let i = 0; i < 12_000; i++) {
      const { place } = choose(i, blocks)
      counts[place] = (counts[place] as number) + 1
    }
    expect(uniformP(counts)).toBeGreaterThan(1e-6)
  })

  it.each([
    ['the first block grows', [block('a', 1_100), block('b', 500)], 1_600],
    ['the second block grows', [block('a', 1_000), block('b', 600)], 1_600],
    ['a block comes after', [block('a', 1_000), block('b', 500), block('c', 100)], 1_600],
    ['a block comes before', [block('c', 100), block('a', 1_000), block('b', 500)], 1_600],
    ['everything grows', [block('a', 2_000), block('c', 250), block('b', 750)], 3_000],
  ] as const)('moves links only to new rows when %s', (_, after, rows) => {
    const before = [block('a', 1_000), block('b', 500)]
    const old = new Set(before.flatMap(({ key, size }) => Array.from({ length: size }, (_, i) => `${key.lo} ${i}`)))
    let kept = 0
    let between = 0
    for (let i = 0; i < 4_000; i++) {
      const [was, is] = [choose(i, before).name, choose(i, after).name]
      if (was === is) kept++
      else if (old.has(is)) between++
    }
    expect(between).toBe(0)
    expect(Math.abs(kept / 4_000 - 1_500 / rows)).toBeLessThan(0.03)
  })

  it('says that there is nothing to choose', () => {
    expect(chooseAmong(1, 2, [])).toBe(-1)
    expect(chooseAmong(1, 2, [block('a', 0)])).toBe(-1)
    expect(chooseAmong(1, 2, [block('a', 0), block('b', 0)])).toBe(-1)
    expect([chosenBlock, chosenWithin]).toEqual([-1, -1])
  })
})

describe('chooseDistinct', () => {
  const picksOf = (parent: number, blocks: readonly Block[], picks: number): number[] => {
    const key = childKey(hashKey(42, 'items'), 0, parent)
    const cache: number[] = []
    return Array.from({ length: picks }, (_, position) => chooseDistinct(key, blocks, position, cache, picks))
  }

  it('gives different rows, the same ones in any order of asking', () => {
    const sizes = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(sizes, fc.nat(1_000), fc.double({ min: 0, max: 1, noNaN: true }), (list, parent, share) => {
        const blocks = list.map((size, i) => block(String(i), size))
        const rows = list.reduce((sum, size) => sum + size, 0)
        const picks = Math.floor(share * rows)
        const chosen = picksOf(parent, blocks, picks)
        expect(new Set(chosen).size).toBe(picks)
        expect(chosen.every((place) => Number.isInteger(place) && place >= 0 && place < rows)).toBe(true)
        const key = childKey(hashKey(42, 'items'), 0, parent)
        for (let position = picks - 1; position >= 0; position--) {
          expect(chooseDistinct(key, blocks, position, [], picks)).toBe(chosen[position])
        }
      }),
      { seed: 42, numRuns: 300 },
    )
  })

  it.each([
    [7, 'a permutation'],
    [8, 'redraws'],
  ])('chooses every set of 4 of %s rows equally often by %s', (rows) => {
    const sets = new Map<string, number>()
    for (let parent = 0; parent < 21_000; parent++) {
      const set = picksOf(parent, [block('a', rows)], 4)
        .sort((a, b) => a - b)
        .join()
      sets.set(set, (sets.get(set) ?? 0) + 1)
    }
    expect(sets.size).toBe(rows === 7 ? 35 : 70)
    expect(uniformP([...sets.values()])).toBeGreaterThan(1e-6)
  })

  it('keeps most picks when the rows grow', () => {
    let kept = 0
    let between = 0
    for (let parent = 0; parent < 2_000; parent++) {
      const [was, is] = [picksOf(parent, [block('a', 1_000)], 5), picksOf(parent, [block('a', 1_100)], 5)]
      was.forEach((place, i) => {
        if (is[i] === place) kept++
        else if ((is[i] as number) < 1_000) between++
      })
    }
    expect(Math.abs(kept / 10_000 - 1 / 1.1)).toBeLessThan(0.012)
    // Only where a pick met another before or after: about 2 in 1,000 meet, and of those one in ten moves.
    expect(between).toBeLessThan(20)
  })

  it('refuses more picks than rows, and a pick past the last', () => {
    expect(() => picksOf(1, [block('a', 3)], 4)).toThrow('cannot choose 4 different rows of 3')
    expect(() => chooseDistinct(hashKey('x'), [block('a', 9)], 2, [], 2)).toThrow(RangeError)
  })
})
