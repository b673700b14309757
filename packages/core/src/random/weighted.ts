import type { RandomSource } from './source.js'

/**
 * Prepares a choice by weight; each choice is one draw, whatever the number of weights.
 *
 * The alias method (Walker 1977), its table built as by Vose (1991).
 *
 * @param weights - Finite, none negative, at least one positive. Their sum may be anything; a weight of 0 is never chosen.
 * @returns a function that draws an index of the weights.
 * @throws {RangeError} when the weights are not as said.
 */
export function createWeighted(weights: readonly number[]): (source: RandomSource) => number {
  const { keep, alias } = aliasTable(weights)
  const { length } = weights
  return (source) => {
    const place = source.nextUnit() * length
    const index = Math.floor(place)
    return place - index < (keep[index] as number) ? index : (alias[index] as number)
  }
}

interface AliasTable {
  /** Share of each index's column that is its own; the rest is its alias's. */
  readonly keep: Float64Array
  readonly alias: Uint32Array
}

function aliasTable(weights: readonly number[]): AliasTable {
  const largest = largestOf(weights)
  // By the largest weight first, so that no sum overflows.
  const total = weights.reduce((sum, weight) => sum + weight / largest, 0)
  const keep = Float64Array.from(weights, (weight) => (weight / largest / total) * weights.length)
  const alias = new Uint32Array(weights.length).fill(weights.indexOf(largest))
  const poor: number[] = []
  const rich: number[] = []
  for (let i = 0; i < keep.length; i++) (Number(keep[i]) < 1 ? poor : rich).push(i)
  while (poor.length > 0 && rich.length > 0) {
    const low = poor.pop() as number
    const high = rich[rich.length - 1] as number
    alias[low] = high
    keep[high] = Number(keep[high]) - (1 - Number(keep[low]))
    if (keep[high] < 1) poor.push(rich.pop() as number)
  }
  // What is left over is 1 but for rounding. A weight of 0 keeps nothing and goes to the largest.
  for (const i of [...poor, ...rich]) keep[i] = weights[i] === 0 ? 0 : 1
  return { keep, alias }
}

function largestOf(weights: readonly number[]): number {
  let largest = 0
  for (const weight of weights) {
    if (!(weight >= 0) || weight === Infinity) throw new RangeError(`a weight is a number from 0 up, not ${weight}`)
    largest = Math.max(largest, weight)
  }
  if (largest === 0) throw new RangeError('at least one weight must be positive')
  return largest
}
