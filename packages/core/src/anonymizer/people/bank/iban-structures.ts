import { findAccount } from './draw-account.js'

/** What the account part of a country's IBANs looks like. */
export interface IbanStructure {
  /** A character class for each place of the part that the country defines. */
  readonly places: readonly CharacterClass[]
  /** A bank that does not exist, in the first places: 9 and Z throughout, but for a last digit that passes a check. */
  readonly bank: string
  /** Checks of the country's own, besides the check digits of all. */
  readonly isValid: (account: string) => boolean
  /** Whether such checks are known. */
  readonly checked: boolean
}

export type CharacterClass = 'digit' | 'letter' | 'either'

export type IbanStructures = ReadonlyMap<string, IbanStructure>

const CLASSES: Readonly<Record<string, CharacterClass>> = {
  '0-9': 'digit',
  'A-Z': 'letter',
  'A-Z0-9': 'either',
  '0-9A-Z': 'either',
}

let loaded: Promise<IbanStructures> | undefined

/** Loads the structures of all countries that have IBANs, by the country's code; once in a process (some 50 ms). */
export async function loadIbanStructures(): Promise<IbanStructures> {
  return (loaded ??= readStructures())
}

async function readStructures(): Promise<IbanStructures> {
  const { countrySpecs, isValidBBAN } = await import('ibantools')
  const structures = new Map<string, IbanStructure>()
  for (const [country, spec] of Object.entries(countrySpecs)) {
    if (spec.bban_regexp === undefined || spec.bban_regexp === null) continue
    const places = readPlaces(spec.bban_regexp)
    const isValid = (account: string): boolean => isValidBBAN(account, country)
    const bank = chooseBank(places.slice(0, bankLength(spec.bank_identifier)), places, isValid)
    structures.set(country, { places, bank, isValid, checked: spec.bban_validation_func !== undefined })
  }
  return structures
}

/** Reads `^[A-Z]{4}[0-9]{10}$`: classes with how often each. */
function readPlaces(pattern: string): readonly CharacterClass[] {
  return [...pattern.matchAll(/\[([^\]]+)\](?:\{(\d+)\})?/g)].flatMap(([, characters = '', count = '1']) =>
    Array.from({ length: Number(count) }, () => CLASSES[characters] ?? 'digit'),
  )
}

/** Places from the first to the last of `0-3`. A bank that is not in front is left as part of the account. */
function bankLength(range: string | undefined): number {
  const [first, last] = (range ?? '').split('-').map(Number)
  return first === 0 && last !== undefined ? last + 1 : 0
}

/** Enough to tell a bank that a check rules out from one that passes once in 121 times. */
const TRIES = 2_000

/** Nines and Zs; where no account of such a bank passes, one with another last digit. */
function chooseBank(
  own: readonly CharacterClass[],
  places: readonly CharacterClass[],
  isValid: (account: string) => boolean,
): string {
  const start = own.map((place) => (place === 'letter' ? 'Z' : '9')).join('')
  const ends = own.at(-1) === 'letter' ? ['Z'] : '9876543210'.split('')
  const banks = own.length === 0 ? [''] : ends.map((end) => start.slice(0, -1) + end)
  return banks.find((bank) => findAccount(places, bank, isValid, 0n, TRIES) !== undefined) ?? ''
}
