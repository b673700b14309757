import { InternalError } from '../../../errors/seed-error.js'
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
  const bank = structure?.bank ?? ''
  const isValid = structure?.isValid ?? ((): boolean => true)
  const account = findAccount(places, bank, isValid, number)
  if (account === undefined) throw new InternalError(`no account passes the checks of ${bank}`)
  return account
}

/** The first account of a bank that passes, from a number on; undefined where none of those tried does. */
export function findAccount(
  places: readonly CharacterClass[],
  bank: string,
  isValid: (account: string) => boolean,
  number: bigint,
  tries: number = TRIES,
): string | undefined {
  const own = places.slice(bank.length)
  const size = own.reduce((product, place) => product * BigInt(ALPHABETS[place].length), 1n)
  // Multiples of the golden ratio spread evenly (Knuth, TAOCP 3, 6.4); with neither factor of ten they reach every number.
  const step = ((size * 618_033_989n) / 10_000_000_000n) * 10n + 1n
  for (let i = 0; i < tries; i++) {
    const account = bank + spell(own, (number + BigInt(i) * step) % size)
    if (isValid(account)) return account
  }
  return undefined
}

/** Two accounts of a country meet with probability 2^-bits. */
export function accountBits({ places, bank, checked }: IbanStructure): number {
  const rest = places.slice(bank.length)
  const bits = rest.reduce((sum, place) => sum + Math.log2(ALPHABETS[place].length), 0)
  return Math.floor((bits - (checked ? CHECK_BITS : 0)) * 100) / 100
}

/** Seven for the strictest checks, one because numbers that pass are hit as often as the gap before them is wide. */
const CHECK_BITS = 8

function spell(places: readonly CharacterClass[], number: bigint): string {
  let rest = number
  let text = ''
  for (let i = places.length - 1; i >= 0; i--) {
    const alphabet = ALPHABETS[places[i] as CharacterClass]
    text = alphabet.charAt(Number(rest % BigInt(alphabet.length))) + text
    rest /= BigInt(alphabet.length)
  }
  return text
}
