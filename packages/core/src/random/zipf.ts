import type { RandomSource } from './source.js'

// Taken once, because under Jest every look-up of a global passes an interceptor, which costs more than the arithmetic.
const { exp, expm1, log, log1p, max, min, round } = Math

/**
 * Prepares draws of a rank from 1 to `n`, rank k with probability proportional to k^-s. A draw costs about one uniform draw
 * for any n and needs no table.
 *
 * Rejection-inversion (Hoermann and Derflinger, "Rejection-inversion to generate variates from monotone discrete
 * distributions", 1996). The logarithms in it stay unrounded, because only the nearest whole number of them comes out: the last
 * bits in which engines differ decide about one draw in 2^40.
 *
 * @param n - Number of ranks, 1 to 2^53 - 1.
 * @param s - Exponent, 0 (all ranks alike) to 100; 1 is Zipf's law.
 * @throws {RangeError} when a parameter is out of its range.
 */
export function createZipf(n: number, s: number): (source: RandomSource) => number {
  if (!Number.isSafeInteger(n) || n < 1) throw new RangeError(`there are 1 to 2^53 - 1 ranks, not ${n}`)
  if (!(s >= 0 && s <= 100)) throw new RangeError(`the exponent is 0 to 100, not ${s}`)
  const from = integral(1.5, s) - 1
  const to = integral(n + 0.5, s)
  const squeeze = 2 - inverse(integral(2.5, s) - power(2, s), s)
  return (source) => {
    for (;;) {
      const area = to + source.nextUnit() * (from - to)
      const x = inverse(area, s)
      const rank = min(max(round(x), 1), n)
      if (rank - x <= squeeze || area >= integral(rank + 0.5, s) - power(rank, s)) return rank
    }
  }
}

/** x^-s. */
function power(x: number, s: number): number {
  return exp(-s * log(x))
}

/** The integral of t^-s from 1 to x: (x^(1-s) - 1) / (1-s), and log x where s is 1. */
function integral(x: number, s: number): number {
  const exponent = log(x)
  return nearZero((1 - s) * exponent, expm1, 1 / 2) * exponent
}

/** The x whose integral this is. */
function inverse(area: number, s: number): number {
  // Below -1 only by rounding.
  const t = max(area * (1 - s), -1)
  return exp(nearZero(t, log1p, -1 / 2) * area)
}

/** f(x) / x, which is 1 at 0, with the second term of its series. */
function nearZero(x: number, f: (x: number) => number, slope: number): number {
  return Math.abs(x) > 1e-8 ? f(x) / x : 1 + x * slope
}
