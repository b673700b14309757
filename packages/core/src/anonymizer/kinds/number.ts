import type { Value } from '../../schema/schema.js'
import { parseDecimal, plainDecimal } from '../../value/decimal.js'
import type { Kind } from '../kind.js'

/** A number, also one in text: its plain decimal, `007.50` as `7.5`. */
export const numberKind: Kind = { name: 'number', entropy: 'low', exact: false, normalise: decimalText }

/** A number as a plain decimal without leading and closing zeros; undefined for what is none. */
export function decimalText(value: Value): string | undefined {
  if (typeof value === 'bigint') return value.toString()
  const text = typeof value === 'number' && Number.isFinite(value) ? plainDecimal(value) : value
  const parts = typeof text === 'string' ? parseDecimal(text.trim()) : undefined
  if (parts === undefined) return undefined
  return `${parts.sign}${parts.whole}${parts.fraction === '' ? '' : `.${parts.fraction}`}`
}
