import type { Json, Value } from '../../schema/schema.js'
import { canonicalJson } from '../../value/json.js'
import type { Kind } from '../kind.js'

/** Any value, every spelling of its own. */
export const textKind: Kind = {
  name: 'text',
  entropy: 'high',
  exact: true,
  normalise: (value) => textOf(value),
}

/** A value as one text: different values of one type have different texts. */
export function textOf(value: Value): string {
  if (typeof value === 'string') return value
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex')
  if (typeof value === 'bigint') return value.toString()
  if (Array.isArray(value)) return `[${(value as readonly Value[]).map(textOf).join(',')}]`
  return canonicalJson(value as Json)
}
