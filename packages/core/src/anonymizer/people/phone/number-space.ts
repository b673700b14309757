/** The national numbers of one country, type and length as whole numbers from 0. Holds most that are valid and some that are not. */
export interface NumberSpace {
  readonly size: bigint
  /** Undefined for a number with a prefix that no number tried out had. */
  numberOf(national: string): bigint | undefined
  nationalOf(number: bigint): string
}

/** Digits of a prefix: an area or an operator in most countries. */
const PREFIX = 3
const TRIES = 256

/**
 * Finds the prefixes that valid numbers begin with, by trying numbers out. Without the others a walk to a valid number takes
 * a few steps in place of hundreds.
 *
 * @param mayBe - Whether a national number is one of the type.
 * @param length - Digits of a national number.
 * @returns undefined where next to no number is valid.
 */
export function createNumberSpace(mayBe: (national: string) => boolean, length: number): NumberSpace | undefined {
  const tail = length - PREFIX
  if (tail < 1) return undefined
  const prefixes: string[] = []
  for (let prefix = 0; prefix < 10 ** PREFIX; prefix++) {
    const digits = String(prefix).padStart(PREFIX, '0')
    if (hasNumbers(digits, tail, mayBe)) prefixes.push(digits)
  }
  const places = new Map(prefixes.map((prefix, place) => [prefix, BigInt(place)]))
  const block = 10n ** BigInt(tail)
  const size = block * BigInt(prefixes.length)
  if (size < 2n) return undefined
  return {
    size,
    numberOf(national) {
      const place = places.get(national.slice(0, PREFIX))
      return place === undefined ? undefined : place * block + BigInt(national.slice(PREFIX))
    },
    nationalOf: (number) => (prefixes[Number(number / block)] as string) + String(number % block).padStart(tail, '0'),
  }
}

/** Tries numbers that are spread evenly: multiples of the golden ratio (Knuth, TAOCP 3, 6.4). The same ones always. */
function hasNumbers(prefix: string, tail: number, mayBe: (national: string) => boolean): boolean {
  for (let i = 1; i <= TRIES; i++) {
    const part = (i * 0x9e3779b1) >>> 0
    const rest = String(Math.floor((part / 2 ** 32) * 10 ** Math.min(tail, 9))).padStart(Math.min(tail, 9), '0')
    if (mayBe(prefix + rest.padEnd(tail, '5'))) return true
  }
  return false
}
