import { InternalError } from '../../errors/seed-error.js'
import type { Permutation } from '../keys/key-ring.js'

/** Far above what a walk takes: classes here are at least a hundredth of their numbers. */
const MOST_STEPS = 100_000

/**
 * Permutes the members of a class of numbers among themselves: the permutation is applied again until it gives a member
 * (cycle walking; Black and Rogaway, "Ciphers with arbitrary finite domains", 2002). As every value is a member, each walk
 * ends, and different values end differently.
 *
 * @param belongs - Whether a number is of the class of the value at a place.
 * @throws {InternalError} after 100,000 steps: a value that is no member.
 */
export function walkWithin(
  permutation: Permutation,
  values: readonly bigint[],
  belongs: (number: bigint, at: number) => boolean,
): readonly bigint[] {
  const result = [...values]
  let open = values.map((_, at) => at)
  for (let step = 0; open.length > 0; step++) {
    if (step === MOST_STEPS) throw new InternalError('a walk over a permutation does not end')
    const next = permutation.apply(open.map((at) => result[at] as bigint))
    open.forEach((at, i) => (result[at] = next[i] as bigint))
    open = open.filter((at) => !belongs(result[at] as bigint, at))
  }
  return result
}
