/** What the account part of a country's IBANs looks like. */
export interface IbanStructure {
  /** A character class for each place of the part that the country defines. */
  readonly places: readonly CharacterClass[]
  /** Places that name the bank. */
  readonly bank: number
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

/** Loads the structures of all countries that have IBANs, by the country's code. */
export async function loadIbanStructures(): Promise<IbanStructures> {
  const { countrySpecs, isValidBBAN } = await import('ibantools')
  const structures = new Map<string, IbanStructure>()
  for (const [country, spec] of Object.entries(countrySpecs)) {
    if (spec.bban_regexp === undefined || spec.bban_regexp === null) continue
    structures.set(country, {
      places: readPlaces(spec.bban_regexp),
      bank: bankLength(spec.bank_identifier),
      isValid: (account) => isValidBBAN(account, country),
      checked: spec.bban_validation_func !== undefined,
    })
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
