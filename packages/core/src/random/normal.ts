import { roundFine } from './fine.js'
import type { RandomSource } from './source.js'

/**
 * Draws from a normal distribution: one draw, by the inverse of the distribution function. The standard value is a multiple of
 * 2^-40 and lies within +-8.3.
 *
 * @throws {RangeError} when the mean is not finite, or the deviation is negative or not finite.
 */
export function drawNormal(source: RandomSource, mean = 0, deviation = 1): number {
  if (!Number.isFinite(mean) || !(deviation >= 0 && deviation < Infinity)) {
    throw new RangeError(
      `a normal distribution needs a finite mean and a deviation from 0 up, not ${mean} and ${deviation}`,
    )
  }
  return mean + deviation * roundFine(normalQuantile(drawOpenUnit(source)))
}

/**
 * Draws from an exponential distribution: one draw. The value for mean 1 is a multiple of 2^-40 and at most 36.8.
 *
 * @throws {RangeError} when the mean is negative or not finite.
 */
export function drawExponential(source: RandomSource, mean = 1): number {
  if (!(mean >= 0 && mean < Infinity))
    throw new RangeError(`an exponential distribution needs a mean from 0 up, not ${mean}`)
  return mean * roundFine(-Math.log(drawOpenUnit(source)))
}

/** A draw in (0, 1), both ends excluded: the middle of one of 2^52 equal parts. */
function drawOpenUnit(source: RandomSource): number {
  return (Math.floor(source.nextUnit() * 0x10000000000000) + 0.5) / 0x10000000000000
}

// Wichura, "Algorithm AS 241: the percentage points of the normal distribution" (1988), PPND16: relative accuracy 1e-16.
// Each pair holds the coefficients of numerator and denominator, highest power first.
const MIDDLE: Rational = [
  [
    2509.0809287301226727, 33430.575583588128105, 67265.770927008700853, 45921.953931549871457, 13731.693765509461125,
    1971.5909503065514427, 133.14166789178437745, 3.387132872796366608,
  ],
  [
    5226.495278852545925, 28729.085735721942674, 39307.89580009271061, 21213.794301586595867, 5394.1960214247511077,
    687.1870074920579083, 42.313330701600911252, 1,
  ],
]
const OUTER: Rational = [
  [
    7.7454501427834140764e-4, 0.0227238449892691845833, 0.24178072517745061177, 1.27045825245236838258,
    3.64784832476320460504, 5.7694972214606914055, 4.6303378461565452959, 1.42343711074968357734,
  ],
  [
    1.05075007164441684324e-9, 5.475938084995344946e-4, 0.0151986665636164571966, 0.14810397642748007459,
    0.68976733498510000455, 1.6763848301838038494, 2.05319162663775882187, 1,
  ],
]
const FAR: Rational = [
  [
    2.01033439929228813265e-7, 2.71155556874348757815e-5, 0.0012426609473880784386, 0.026532189526576123093,
    0.29656057182850489123, 1.7848265399172913358, 5.4637849111641143699, 6.6579046435011037772,
  ],
  [
    2.04426310338993978564e-15, 1.4215117583164458887e-7, 1.8463183175100546818e-5, 7.868691311456132591e-4,
    0.0148753612908506148525, 0.13692988092273580531, 0.59983220655588793769, 1,
  ],
]

type Rational = readonly [numerator: readonly number[], denominator: readonly number[]]

/** The point that a standard normal value stays below with probability `p`, 0 < p < 1. */
export function normalQuantile(p: number): number {
  const fromMiddle = p - 0.5
  if (Math.abs(fromMiddle) <= 0.425) return fromMiddle * evaluate(MIDDLE, 0.180625 - fromMiddle * fromMiddle)
  const tail = Math.sqrt(-Math.log(fromMiddle < 0 ? p : 1 - p))
  const point = tail <= 5 ? evaluate(OUTER, tail - 1.6) : evaluate(FAR, tail - 5)
  return fromMiddle < 0 ? -point : point
}

function evaluate(rational: Rational, x: number): number {
  return polynomial(rational[0], x) / polynomial(rational[1], x)
}

function polynomial(coefficients: readonly number[], x: number): number {
  let sum = 0
  for (let i = 0; i < coefficients.length; i++) sum = sum * x + (coefficients[i] as number)
  return sum
}
