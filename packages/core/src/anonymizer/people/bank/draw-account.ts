import type { CharacterClass, IbanStructure } from './iban-structures.js'

const ALPHABETS: Readonly<Record<CharacterClass, string>> = {
  digit: '0123456789',
  letter: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
  // Letters are allowed but hardly used; digits alone are what forms and people expect.
  either: '0123456789',
}

/** Tries for the check digits of a country; the strictest checks pass once in 121 times. */
const TRIES = 10_000

/**
 * Draws the account part of an IBAN. Countries with check digits of their own get the next number that passes, in
 * steps that change every place.
 *
 * @param original - The original's: gives the places where the country's structure is not known.
 * @param number - 128 pseudorandom bits.
 */
export function drawAccount(structure: IbanStructure | undefined, original: string, number: bigint): string {
  const places = structure?.places ?? original.split('').map((one) => (/\d/.test(one) ? 'digit' : 'letter'))
  const bank = structure?.bank ?? 0
  const size = sizeOf(places, bank)
  // Multiples of the golden ratio spread evenly (Knuth, TAOCP 3, 6.4); with neither factor of ten they reach every number.
  const step = ((size * 618_033_989n) / 10_000_000_000n) * 10n + 1n
  for (let i = 0; i < TRIES; i++) {
    const account = spell(places, bank, (number + BigInt(i) * step) % size)
    if (structure === undefined || structure.isValid(account)) return account
  }
  // Not seen in any country: checks reject a hundredth of numbers at most.
  return spell(places, bank, number % size)
}

/** Two accounts of a country meet with probability 2^-bits. */
export function accountBits({ places, bank, checked }: IbanStructure): number {
  const rest = places.slice(bank)
  const bits = rest.reduce((sum, place) => sum + Math.log2(ALPHABETS[place].length), 0)
  return Math.floor((bits - (checked ? CHECK_BITS : 0)) * 100) / 100
}

/** Seven for the strictest checks, one because numbers that pass are hit as often as the gap before them is wide. */
const CHECK_BITS = 8

function sizeOf(places: readonly CharacterClass[], bank: number): bigint {
  return places.slice(bank).reduce((size, place) => size * BigInt(ALPHABETS[place].length), 1n)
}

function spell(places: readonly CharacterClass[], bank: number, number: bigint): string {
  let rest = number
  let text = ''
  for (let i = places.length - 1; i >= 0; i--) {
    const place = places[i] as CharacterClass
    const alphabet = ALPHABETS[place]
    if (i < bank) text = (place === 'letter' ? 'Z' : '9') + text
    else {
      text = alphabet.charAt(Number(rest % BigInt(alphabet.length))) + text
      rest /= BigInt(alphabet.length)
    }
  }
  return text
}
