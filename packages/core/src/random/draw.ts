import { drawBelow32, drawInteger } from './integer.js'
import type { RandomSource } from './source.js'

export { drawBigInteger, drawInteger } from './integer.js'
export { drawDecimal, drawNumber } from './decimal.js'

/** Draws a multiple of 2^-53 in [0, 1). */
export function drawUnit(source: RandomSource): number {
  return source.nextUnit()
}

/**
 * True with the given probability.
 *
 * @throws {RangeError} when the probability is not between 0 and 1.
 */
export function drawChance(source: RandomSource, probability: number): boolean {
  if (!(probability >= 0 && probability <= 1))
    throw new RangeError(`a probability is between 0 and 1, not ${probability}`)
  return source.nextUnit() < probability
}

/** One member of the list, each equally likely. @throws {RangeError} when the list is empty. */
export function drawPick<T>(source: RandomSource, list: readonly T[]): T {
  if (list.length === 0) throw new RangeError('cannot pick from an empty list')
  return list[drawBelow32(source, list.length)] as T
}

/**
 * Different members of the list in drawn order: the first `count` steps of Fisher and Yates' shuffle, with the swapped places
 * remembered instead of the list copied. Time and memory grow with `count`, not with the list.
 *
 * @throws {RangeError} when `count` is negative, not whole, or more than the list has.
 */
export function drawSome<T>(source: RandomSource, list: readonly T[], count: number): T[] {
  if (!Number.isInteger(count) || count < 0 || count > list.length) {
    throw new RangeError(`cannot pick ${count} different members of a list of ${list.length}`)
  }
  const moved = new Map<number, number>()
  const drawn: T[] = []
  for (let i = 0; i < count; i++) {
    const j = drawInteger(source, i, list.length - 1)
    drawn.push(list[moved.get(j) ?? j] as T)
    moved.set(j, moved.get(i) ?? i)
  }
  return drawn
}
