import type { FieldType } from '../schema/schema.js'
import type { Limits } from './limits.js'
import type { NumberRange } from './number-ranges.js'

/** A column of numbers. */
export type NumberType = Extract<FieldType, { readonly kind: 'integer' | 'decimal' | 'float' }>

/** Values `n / 10^digits` for whole numbers n from `low` to `high`. */
export interface NumberDomain {
  readonly low: number
  readonly high: number
  readonly digits: number
}

/** More digits than this are neither exact in a double nor kept by every database. */
const MOST_DIGITS = 15

/**
 * The values to draw from: the usual ones as far as column and checks allow them, else the allowed ones nearest to zero.
 *
 * @returns undefined when nothing is allowed.
 */
export function usualDomain(type: NumberType, limits: Limits, usual: NumberRange): NumberDomain | undefined {
  const digits = Math.min(scaleOf(type), usual[2])
  const allowed = allowedDomain(type, limits, digits)
  if (allowed === undefined) return undefined
  const step = 10 ** digits
  const low = Math.max(allowed.low, Math.ceil(usual[0] * step))
  const high = Math.min(allowed.high, Math.floor(usual[1] * step))
  if (low <= high) return { low, high, digits }
  const span = Math.round((usual[1] - usual[0]) * step)
  return allowed.low > Math.floor(usual[1] * step)
    ? { low: allowed.low, high: Math.min(allowed.high, allowed.low + span), digits }
    : { low: Math.max(allowed.low, allowed.high - span), high: allowed.high, digits }
}

/** Every value the column can hold and its checks allow, for distinct ones: from 1 up unless a check asks for others. */
export function wideDomain(type: NumberType, limits: Limits): NumberDomain | undefined {
  const digits = type.kind === 'float' ? 0 : scaleOf(type)
  const allowed = allowedDomain(type, limits, digits)
  if (allowed === undefined) return undefined
  const low = limits.min === undefined ? Math.min(Math.max(allowed.low, 1), allowed.high) : allowed.low
  return { low, high: Math.min(allowed.high, low + Number.MAX_SAFE_INTEGER - 1 - Math.max(0, low)), digits }
}

/** Digits after the point: 2 for a decimal of any precision, as many as are kept exactly for a float. */
function scaleOf(type: NumberType): number {
  if (type.kind === 'integer') return 0
  if (type.kind === 'float') return type.bits === 32 ? 3 : 6
  return Math.min(type.scale ?? (type.precision === undefined ? 6 : 0), MOST_DIGITS)
}

function allowedDomain(type: NumberType, limits: Limits, digits: number): NumberDomain | undefined {
  const [least, most] = capacity(type, digits)
  const step = 10 ** digits
  // Rounded first: 0.07 * 100 is a little more than 7.
  const scaled = (bound: number): number => Number((bound * step).toPrecision(MOST_DIGITS))
  const low = limits.min === undefined ? least : Math.max(least, above(scaled(limits.min), limits.minOpen === true))
  const high = limits.max === undefined ? most : Math.min(most, -above(-scaled(limits.max), limits.maxOpen === true))
  return low <= high ? { low, high, digits } : undefined
}

function above(bound: number, open: boolean): number {
  const first = Math.ceil(bound)
  return open && first === bound ? first + 1 : first
}

/** Least and most that the column holds, times 10^digits. */
function capacity(type: NumberType, digits: number): readonly [least: number, most: number] {
  if (type.kind === 'integer') {
    const most = Math.min(2 ** (type.unsigned === true ? type.bits : type.bits - 1) - 1, Number.MAX_SAFE_INTEGER)
    return [type.unsigned === true ? 0 : Math.max(-most - 1, -Number.MAX_SAFE_INTEGER), most]
  }
  const total =
    type.kind === 'float' ? (type.bits === 32 ? 6 : MOST_DIGITS) : Math.min(type.precision ?? MOST_DIGITS, MOST_DIGITS)
  const fraction = type.kind === 'decimal' ? scaleOf(type) : digits
  const whole = Math.max(0, total - fraction)
  const most = 10 ** Math.min(whole + digits, MOST_DIGITS) - 1
  return [-most, most]
}
