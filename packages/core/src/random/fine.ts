// Taken once, because under Jest every look-up of a global passes an interceptor, which costs more than the arithmetic.
const { round } = Math

const STEPS = 0x10000000000

/**
 * Rounds to a multiple of 2^-40. Engines may differ in the last bits of `Math.log` and its kin; after this they agree, but for
 * the few values in thousands that differ and lie on an edge. For results of about 1 in size.
 */
export function roundFine(value: number): number {
  return round(value * STEPS) / STEPS
}
