import { expect, it } from '@jest/globals'
import { createReservoir } from './reservoir.js'

/** Which members of a stream end up in a sample. */
function sample(size: number, length: number, name: string): readonly number[] {
  const reservoir = createReservoir(size, name)
  const kept: number[] = []
  for (let i = 0; i < length; i++) {
    const place = reservoir.next()
    if (place !== undefined) kept[place] = i
  }
  expect(reservoir.seen).toBe(length)
  return kept
}

it('keeps everything there is room for, and no more than that', () => {
  expect(sample(5, 3, 'a')).toEqual([0, 1, 2])
  expect(sample(5, 5, 'a')).toEqual([0, 1, 2, 3, 4])
  expect(new Set(sample(5, 1_000, 'a')).size).toBe(5)
})

it('gives every member of the stream the same chance', () => {
  const tenths = Array.from({ length: 10 }, () => 0)
  for (let i = 0; i < 2_000; i++) {
    for (const member of sample(10, 100, `run ${i}`))
      tenths[Math.floor(member / 10)] = (tenths[Math.floor(member / 10)] ?? 0) + 1
  }
  // 2,000 expected in each; five standard deviations of a binomial of 20,000 with p = 0.1 are 212.
  for (const count of tenths) expect(Math.abs(count - 2_000)).toBeLessThan(212)
})

it('gives the same sample for the same stream, and another for another', () => {
  expect(sample(10, 500, 'a')).toEqual(sample(10, 500, 'a'))
  expect(sample(10, 500, 'a')).not.toEqual(sample(10, 500, 'b'))
})
