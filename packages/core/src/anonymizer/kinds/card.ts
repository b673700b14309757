import type { Value } from '../../schema/schema.js'
import type { Kind } from '../kind.js'

/** Digits in groups: 12 to 19 of them (ISO/IEC 7812-1), spaces or hyphens between. */
const SHAPE = /^\d(?:[ -]?\d){11,18}$/

/** Numbers of payment cards: their digits, with a correct check digit. */
export const cardKind: Kind = {
  name: 'card',
  entropy: 'high',
  exact: false,
  normalise: normaliseCard,
}

function normaliseCard(value: Value): string | undefined {
  if (typeof value !== 'string' || value.length > 64) return undefined
  const card = value.trim()
  if (!SHAPE.test(card)) return undefined
  const digits = card.replace(/[ -]/g, '')
  return checkDigit(digits.slice(0, -1)) === digits.at(-1) ? digits : undefined
}

/** The digit that completes a number (Luhn; ISO/IEC 7812-1, annex B). */
export function checkDigit(payload: string): string {
  let sum = 0
  for (let i = 0; i < payload.length; i++) {
    const digit = payload.charCodeAt(payload.length - 1 - i) - 48
    // Every second digit from the right counts twice, with its digits added: 16 is 7.
    const twice = digit > 4 ? digit * 2 - 9 : digit * 2
    sum += i % 2 === 0 ? twice : digit
  }
  return String((10 - (sum % 10)) % 10)
}
