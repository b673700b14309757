/**
 * Whether a count is more than chance explains. Coincidences are about binomially distributed, with a deviation of at most
 * `sqrt(expected)` (Poisson); four of them and one more are passed by chance less than once in ten thousand fields.
 *
 * @param variance - Of the count; `expected` unless something smaller is known.
 */
export function isAboveChance(count: number, expected: number, variance: number = expected): boolean {
  return count > expected + 4 * Math.sqrt(variance) + 1
}

/** Below this, the first coincidence is none. */
export const NO_CHANCE = 0.001
