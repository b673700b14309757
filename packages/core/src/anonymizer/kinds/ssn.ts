import type { Value } from '../../schema/schema.js'
import type { Kind } from '../kind.js'

/** Nine digits, parted as 3-2-4 by hyphens or spaces or by nothing. */
const SHAPE = /^(\d{3})([- ]?)(\d{2})\2(\d{4})$/

/** US social security numbers: nine digits, however they are parted. Only the shape is looked at, not what was issued. */
export const ssnKind: Kind = {
  name: 'ssn',
  entropy: 'high',
  exact: false,
  normalise: normaliseSsn,
}

function normaliseSsn(value: Value): string | undefined {
  if (typeof value !== 'string' || value.length > 32) return undefined
  const parts = SHAPE.exec(value.trim())
  return parts === null ? undefined : `${parts[1]}${parts[3]}${parts[4]}`
}
