import type { KeyRing, Permutation } from '../keys/key-ring.js'
import { addTo } from './add-to.js'
import { readShape, writeShape, type Shape } from './shape.js'
import { walkWithin } from './walk.js'

/** Replaces texts that are none of a kind; gives as many. */
export type MalformedMask = (texts: readonly string[]) => readonly string[]

/** The largest set of texts that a permutation takes. */
const LARGEST = 2n ** 128n

/**
 * Replaces values that are not of their kind, in the shape they have: digits by digits, letters by letters of the same case,
 * everything else as it is. The result is not of the kind either, so it meets no replacement of a proper value.
 *
 * Different ASCII texts of one shape get different replacements, by a keyed permutation; texts of more than 2^128 shapes meet
 * with probability 2^-128 or so, and those that differ in letters of other scripts alone may meet.
 *
 * @param isProper - Whether a text is one of the kind.
 */
export function createMalformedMask(keys: KeyRing, domain: string, isProper: (text: string) => boolean): MalformedMask {
  const bySize = new Map<bigint, Permutation>()
  const permutationOf = (size: bigint): Permutation => {
    let permutation = bySize.get(size)
    if (permutation === undefined) bySize.set(size, (permutation = keys.permutation(`${domain}/shape`, size)))
    return permutation
  }
  return (texts) => {
    const shapes = texts.map(readShape)
    const result: string[] = []
    for (const [pattern, places] of byPattern(shapes)) {
      const own = places.map((at) => texts[at] as string)
      const numbers = places.map((at) => (shapes[at] as Shape).number)
      const size = shapes[places[0] as number]?.size ?? 1n
      const next =
        size > LARGEST
          ? drawLong(keys, domain, own, size)
          : size < 2n
            ? numbers
            : permuteImproper(permutationOf(size), pattern, numbers, isProper)
      places.forEach((at, i) => (result[at] = writeShape(pattern, next[i] as bigint)))
    }
    return result
  }
}

/** Walks on where the result would be a proper value. */
function permuteImproper(
  permutation: Permutation,
  pattern: string,
  numbers: readonly bigint[],
  isProper: (text: string) => boolean,
): readonly bigint[] {
  // Letters of other scripts may be all that made the value malformed: what is written is then proper from the start.
  const walks = numbers.map((number) => !isProper(writeShape(pattern, number)))
  return walkWithin(permutation, numbers, (number, at) => walks[at] !== true || !isProper(writeShape(pattern, number)))
}

/** Numbers out of as many tags as it takes. */
function drawLong(keys: KeyRing, domain: string, texts: readonly string[], size: bigint): readonly bigint[] {
  const prf = keys.prf(`${domain}/long shape`)
  const numbers = texts.map(() => 0n)
  for (let have = 1n, round = 0; have < size; have *= LARGEST, round++) {
    const tags = prf.tags(texts.map((text) => `${round}:${text}`))
    for (let at = 0; at < texts.length; at++) numbers[at] = (numbers[at] as bigint) * LARGEST + tags.wide(at)
  }
  return numbers.map((number) => number % size)
}

function byPattern(shapes: readonly Shape[]): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>()
  shapes.forEach(({ pattern }, at) => addTo(places, pattern, at))
  return places
}
