/**
 * Whether a count is more than chance explains. Coincidences are about binomially distributed, with a deviation of at most
 * `sqrt(expected)` (Poisson); four of them and one more are passed by chance less than once in ten thousand fields. Where few
 * are expected the distribution leans to one side, and its own tail is asked.
 *
 * @param variance - Of the count; `expected` unless something smaller is known.
 */
export function isAboveChance(count: number, expected: number, variance: number = expected): boolean {
  if (count <= expected + 4 * Math.sqrt(variance) + 1) return false
  return expected >= FEW || poissonTail(count, expected) < RARE
}

const FEW = 3
/** Less than this is no chance: a copy has up to some hundred fields that are compared. */
const RARE = 1e-5

/** Probability of at least so many. */
function poissonTail(count: number, expected: number): number {
  let term = Math.exp(-expected)
  let below = 0
  for (let i = 0; i < count; i++) {
    below += term
    term *= expected / (i + 1)
  }
  return 1 - below
}

/** Below this, the first coincidence is none. */
export const NO_CHANCE = 0.001
