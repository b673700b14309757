import type { KeyRing, Permutation } from '../../keys/key-ring.js'

const MAX_SIZE = 1n << 128n
/** Luby and Rackoff need 4 for a strong permutation; more halves cost little beside the texts around them. */
const ROUNDS = 8
/** Bits beyond the half's size, so that no remainder is noticeably more likely. */
const SPARE_BITS = 64

/**
 * A keyed permutation of any size. Up to 2^128 it is the ring's own. Above, a Feistel network over the square that covers the
 * size (Black and Rogaway, "Ciphers with arbitrary finite domains", 2002): 8 rounds of the domain's pseudorandom function,
 * and a value outside the size is sent through again.
 */
export function widePermutation(keys: KeyRing, domain: string, size: bigint): Permutation {
  if (size <= MAX_SIZE) return keys.permutation(domain, size)
  const side = 1n << BigInt(Math.ceil((size - 1n).toString(2).length / 2))
  const halves = roundFunction(keys, `${domain}/wide`, side)
  return { size, apply: (values) => walk(values, size, (some) => permuteSquare(some, side, halves)) }
}

type RoundFunction = (round: number, halves: readonly bigint[]) => readonly bigint[]

function roundFunction(keys: KeyRing, domain: string, side: bigint): RoundFunction {
  const prf = keys.prf(domain)
  const blocks = Math.ceil((side.toString(2).length + SPARE_BITS) / 128)
  return (round, halves) => {
    const sums = halves.map(() => 0n)
    for (let block = 0; block < blocks; block++) {
      const tags = prf.tags(halves.map((half) => `${round}.${block}.${half.toString(36)}`))
      for (let i = 0; i < sums.length; i++) sums[i] = ((sums[i] as bigint) << 128n) | tags.wide(i)
    }
    return sums.map((sum) => sum % side)
  }
}

function permuteSquare(values: readonly bigint[], side: bigint, halves: RoundFunction): readonly bigint[] {
  let left = values.map((value) => value / side)
  let right = values.map((value) => value % side)
  for (let round = 0; round < ROUNDS; round++) {
    const added = halves(round, right)
    const next = left.map((half, i) => (half + (added[i] as bigint)) % side)
    left = right
    right = next
  }
  return left.map((half, i) => half * side + (right[i] as bigint))
}

/** Sends values that fell outside the size through again, all at once. */
function walk(
  values: readonly bigint[],
  size: bigint,
  once: (values: readonly bigint[]) => readonly bigint[],
): readonly bigint[] {
  const results = [...once(values)]
  let outside = results.flatMap((result, i) => (result >= size ? [i] : []))
  while (outside.length > 0) {
    const again = once(outside.map((place) => results[place] as bigint))
    outside.forEach((place, i) => (results[place] = again[i] as bigint))
    outside = outside.filter((place) => (results[place] as bigint) >= size)
  }
  return results
}
