import { createFictionNumbers } from './fiction-numbers.js'

/**
 * How thick the original numbers of each length lie: among many account numbers of six digits, any other number of six digits
 * is one by chance.
 */
export interface NumberDensity {
  /** Notes a different original. */
  add(digits: string): void
  /** Probability that a number with as many digits, made without regard to the originals, is one of them. */
  chance(digits: string): number
}

interface Length {
  count: number
  low: number
  high: number
}

/** Originals from which on their range says more than their length: fewer may lie close together by accident. */
const ENOUGH = 20

export function createNumberDensity(): NumberDensity {
  const lengths: Length[] = []
  const fiction = createFictionNumbers()
  return {
    add(digits) {
      fiction.add(digits)
      const value = Number(digits)
      const length = (lengths[digits.length] ??= { count: 0, low: value, high: value })
      length.count++
      length.low = Math.min(length.low, value)
      length.high = Math.max(length.high, value)
    },
    chance(digits) {
      const length = lengths[digits.length]
      if (length === undefined) return 0
      const made = fiction.chance(digits)
      if (made > 0) return made
      const everywhere = length.count / 10 ** digits.length
      if (length.count < ENOUGH) return everywhere
      const value = Number(digits)
      // Numbers given out one after another fill their range: what lies in it says nothing.
      const inRange = value >= length.low && value <= length.high
      return inRange ? Math.min(1, length.count / (length.high - length.low + 1)) : 0
    },
  }
}
