import type { Value } from '../../schema/schema.js'
import type { Kind } from '../kind.js'

/** Country, two check digits, and up to 30 letters and digits of the country's own (ISO 13616-1). */
const SHAPE = /^[A-Z]{2}\d{2}[A-Z0-9]{9,30}$/

/** International bank account numbers: upper case, no spaces, correct check digits. */
export const ibanKind: Kind = {
  name: 'iban',
  entropy: 'high',
  exact: false,
  normalise: normaliseIban,
}

function normaliseIban(value: Value): string | undefined {
  if (typeof value !== 'string' || value.length > 80) return undefined
  const iban = value.replace(/[\s-]/gu, '').toUpperCase()
  if (!SHAPE.test(iban)) return undefined
  return ibanCheckDigits(iban.slice(0, 2), iban.slice(4)) === iban.slice(2, 4) ? iban : undefined
}

/** The two digits after the country's code (ISO 7064, MOD 97-10; a letter counts as two digits from 10). */
export function ibanCheckDigits(country: string, account: string): string {
  let remainder = 0
  for (const character of `${account}${country}00`) {
    const number = Number.parseInt(character, 36)
    remainder = (number > 9 ? remainder * 100 + number : remainder * 10 + number) % 97
  }
  return String(98 - remainder).padStart(2, '0')
}
