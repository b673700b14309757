import type { Value } from '../../schema/schema.js'
import type { Kind } from '../kind.js'
import { foldCase } from './name.js'

/** Genders in whatever words or codes: `F`, `female`, the numbers of ISO 5218. Nearly everybody shares theirs. */
export const genderKind: Kind = {
  name: 'gender',
  entropy: 'low',
  exact: false,
  normalise: normaliseGender,
}

function normaliseGender(value: Value): string | undefined {
  if (typeof value === 'number' || typeof value === 'bigint') return String(value)
  if (typeof value !== 'string') return undefined
  const word = foldCase(value)
  return word === '' ? undefined : word
}
