/** Probability of a chi-square statistic of at least `statistic` by chance. */
export function chiSquareP(statistic: number, freedom: number): number {
  return upperGamma(freedom / 2, statistic / 2)
}

/** Probability that counts as far from the expected ones as these come by chance (Pearson). */
export function fitP(observed: ArrayLike<number>, expected: (index: number) => number): number {
  let statistic = 0
  for (let i = 0; i < observed.length; i++) statistic += ((observed[i] as number) - expected(i)) ** 2 / expected(i)
  return chiSquareP(statistic, observed.length - 1)
}

/** The same where all counts should be equal. */
export function uniformP(observed: ArrayLike<number>): number {
  const total = Array.from(observed).reduce((sum, count) => sum + count, 0)
  return fitP(observed, () => total / observed.length)
}

/** Probability that a sample as far from a distribution comes by chance (Kolmogorov-Smirnov, Stephens' form for large samples). */
export function kolmogorovP(sample: readonly number[], below: (value: number) => number): number {
  const sorted = [...sample].sort((a, b) => a - b)
  const n = sorted.length
  let gap = 0
  sorted.forEach((value, i) => {
    gap = Math.max(gap, below(value) - i / n, (i + 1) / n - below(value))
  })
  const lambda = (Math.sqrt(n) + 0.12 + 0.11 / Math.sqrt(n)) * gap
  // The series is 1 to ten places here, and converges slowly.
  if (lambda < 0.25) return 1
  let p = 0
  for (let k = 1; k <= 100; k++) p += 2 * (k % 2 === 1 ? 1 : -1) * Math.exp(-2 * k * k * lambda * lambda)
  return Math.min(1, Math.max(0, p))
}

/** Probability of a standard normal value at least this far from 0. */
export function twoSidedP(z: number): number {
  return upperGamma(0.5, (z * z) / 2)
}

/** Probability that a standard normal value is below `x`. */
export function normalBelow(x: number): number {
  return x < 0 ? twoSidedP(x) / 2 : 1 - twoSidedP(x) / 2
}

/** The regularized upper incomplete gamma function (series below a + 1, Lentz's continued fraction above). */
function upperGamma(a: number, x: number): number {
  if (x <= 0) return 1
  const front = Math.exp(-x + a * Math.log(x) - logGamma(a))
  if (x < a + 1) {
    let term = 1 / a
    let sum = term
    for (let n = 1; n < 10_000 && term > sum * 1e-16; n++) sum += term *= x / (a + n)
    return 1 - sum * front
  }
  let b = x + 1 - a
  let c = 1e300
  let d = 1 / b
  let h = d
  for (let n = 1; n < 10_000; n++) {
    const an = -n * (n - a)
    b += 2
    d = 1 / (an * d + b)
    c = b + an / c
    h *= d * c
    if (Math.abs(d * c - 1) < 1e-15) break
  }
  return front * h
}

/** Lanczos' approximation, g = 7. */
function logGamma(x: number): number {
  const coefficients = [
    676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905,
    -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
  ]
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x)
  const t = x - 1 + 7.5
  const sum = coefficients.reduce((total, coefficient, i) => total + coefficient / (x + i), 0.9999999999998099)
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(t) - t + Math.log(sum)
}

/** Counts one more of a kind. */
export function increment(counts: Uint32Array, kind: number): void {
  counts[kind] = (counts[kind] as number) + 1
}
