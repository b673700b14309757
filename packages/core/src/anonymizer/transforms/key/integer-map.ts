import type { FieldType } from '../../../schema/schema.js'
import { integerLimits } from '../../../value/canonical-number.js'
import type { KeyRing, Permutation } from '../../keys/key-ring.js'
import type { KeyMap } from './uuid-map.js'

/** Whole numbers that are permuted among themselves, both ends included. */
interface Range {
  readonly from: bigint
  readonly to: bigint
}

/**
 * The ranges of an integer key, the one of ordinary keys first. It ends at a quarter of the column's range (of 64 bits: at
 * 2^52), so that the sequence behind it still has keys to give and programs that read keys as doubles still read them; larger
 * keys are permuted among themselves, and so are negative ones. Zero stays zero.
 *
 * @param within - Where the first range ends instead.
 */
export function keyRanges(type: FieldType, within?: number): readonly Range[] {
  const { min, max } = limitsOf(type)
  const quarter = (max + 1n) / (min < 0n ? 2n : 4n)
  const ordinary = within === undefined ? smaller(quarter, 1n << 52n) - 1n : smaller(BigInt(within), max)
  const ranges = [
    { from: 1n, to: ordinary },
    { from: ordinary + 1n, to: max },
    { from: min, to: -1n },
  ]
  return ranges.filter(({ from, to }) => from <= to)
}

/** Smallest and largest key of a column of whole numbers. */
export function limitsOf(type: FieldType): { readonly min: bigint; readonly max: bigint } {
  if (type.kind === 'integer') return integerLimits(type)
  const digits = type.kind === 'decimal' ? (type.precision ?? 18) : 18
  const max = 10n ** BigInt(Math.min(digits, 38)) - 1n
  return { min: -max, max }
}

/** Permutes integer keys, each within its range. */
export function integerMap(keys: KeyRing, domain: string, ranges: readonly Range[]): KeyMap {
  const permutations = ranges.map(({ from, to }) =>
    from === to ? undefined : keys.permutation(`${domain}/integer ${from} to ${to}`, to - from + 1n),
  )
  return (texts) => {
    const numbers = texts.map(BigInt)
    ranges.forEach((range, i) => permuteRange(numbers, range, permutations[i]))
    return numbers.map(String)
  }
}

/** Replaces the numbers of a range by their images; each number is in one range, and so is its image: the same one. */
function permuteRange(numbers: bigint[], { from, to }: Range, permutation: Permutation | undefined): void {
  const places: number[] = []
  numbers.forEach((number, i) => {
    if (number >= from && number <= to) places.push(i)
  })
  if (permutation === undefined || places.length === 0) return
  const images = permutation.apply(places.map((place) => (numbers[place] as bigint) - from))
  places.forEach((place, i) => (numbers[place] = (images[i] as bigint) + from))
}

function smaller(a: bigint, b: bigint): bigint {
  return a < b ? a : b
}
