/** The national numbers of one country, type and length as whole numbers from 0. Holds most that are valid and some that are not. */
export interface NumberSpace {
  readonly size: bigint
  readonly numberOf: (national: string) => bigint
  readonly nationalOf: (number: bigint) => string
}

/** Digits of a prefix: an area or an operator in most countries. */
const PREFIX = 3
const TRIES = 256

/** Says whether valid numbers begin as a number does. */
export type PrefixTest = (number: string, from: number) => boolean

/**
 * Finds the prefixes that valid numbers begin with, by trying numbers out. Without the others a walk to a valid number takes
 * a few steps in place of hundreds.
 *
 * @param mayBe - Whether a national number is one of the type.
 * @param length - Digits of a national number.
 * @returns a test for the national number that begins at a place of a text.
 */
export function createPrefixTest(mayBe: (national: string) => boolean, length: number): PrefixTest {
  // By prefix: 0 for not tried yet, 1 for numbers, 2 for none.
  const known = new Uint8Array(10 ** PREFIX)
  const tail = length - PREFIX
  const look = (prefix: number): number =>
    (known[prefix] = hasNumbers(String(prefix).padStart(PREFIX, '0'), tail, mayBe) ? 1 : 2)
  return (number, from) => {
    if (tail < 1) return false
    const prefix =
      100 * number.charCodeAt(from) + 10 * number.charCodeAt(from + 1) + number.charCodeAt(from + 2) - 111 * ZERO
    return (known[prefix] || look(prefix)) === 1
  }
}

const ZERO = 48

/**
 * Numbers the national numbers with a prefix that passes the test.
 *
 * @param length - Digits of a national number, more than a prefix has. Some number must be valid.
 */
export function createNumberSpace(hasPrefix: PrefixTest, length: number): NumberSpace {
  const prefixes = Array.from({ length: 10 ** PREFIX }, (_, prefix) => String(prefix).padStart(PREFIX, '0')).filter(
    (prefix) => hasPrefix(prefix, 0),
  )
  const places = new Map(prefixes.map((prefix, place) => [prefix, BigInt(place)]))
  const tail = length - PREFIX
  const block = 10n ** BigInt(tail)
  return {
    size: block * BigInt(prefixes.length),
    numberOf: (national) => (places.get(national.slice(0, PREFIX)) ?? 0n) * block + BigInt(national.slice(PREFIX)),
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
