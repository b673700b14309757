import { valueRange, valueType, valuePrecision, type Place } from '../errors/value.js'
import { parseDecimal, plainDecimal, roundHalfUp } from './decimal.js'
import { kindOf } from './kind-of.js'

const WHOLE = /^[+-]?\d+$/

/** Smallest and largest integer of a column. */
export function integerLimits(type: { readonly bits: number; readonly unsigned?: boolean }): {
  min: bigint
  max: bigint
} {
  const size = 1n << BigInt(type.bits)
  return type.unsigned === true ? { min: 0n, max: size - 1n } : { min: -size / 2n, max: size / 2n - 1n }
}

/** Canonical integers: `number` up to 32 bits, `bigint` for 64; texts of digits are read. */
export function integerCanonicalizer(
  type: { readonly bits: 8 | 16 | 32 | 64; readonly unsigned?: boolean },
  place: Place,
): (value: unknown) => number | bigint {
  const { min, max } = integerLimits(type)
  return type.bits === 64 ? bigCanonicalizer(min, max, place) : smallCanonicalizer(Number(min), Number(max), place)
}

function smallCanonicalizer(min: number, max: number, place: Place): (value: unknown) => number {
  return (value) => {
    const number = typeof value === 'bigint' || (typeof value === 'string' && WHOLE.test(value)) ? Number(value) : value
    if (typeof number !== 'number' || !Number.isInteger(number)) throw valueType(place, 'a whole number', kindOf(value))
    if (number < min || number > max) throw valueRange(place, `${min} to ${max}`)
    return number + 0 // -0 becomes 0
  }
}

function bigCanonicalizer(min: bigint, max: bigint, place: Place): (value: unknown) => bigint {
  return (value) => {
    const integer = wholeBigint(value, place)
    if (integer < min || integer > max) throw valueRange(place, `${min} to ${max}`)
    return integer
  }
}

function wholeBigint(value: unknown, place: Place): bigint {
  if (typeof value === 'bigint') return value
  if (typeof value === 'number' && Number.isInteger(value)) {
    // Beyond 2^53 a number is no longer the integer its author wrote.
    if (!Number.isSafeInteger(value)) throw valueType(place, 'a bigint beyond 2^53', 'a number')
    return BigInt(value)
  }
  if (typeof value === 'string' && WHOLE.test(value)) return BigInt(value)
  throw valueType(place, 'a whole number or bigint', kindOf(value))
}

/**
 * Canonical decimals: exact strings at the column's scale. A `number` stands for its shortest decimal and is rounded half-up; a
 * string with more digits than the column keeps is refused. Without precision and scale: no closing zeros.
 */
export function decimalCanonicalizer(
  type: { readonly precision?: number; readonly scale?: number },
  place: Place,
): (value: unknown) => string {
  // SQL: numeric(10) is numeric(10, 0).
  const scale = type.scale ?? (type.precision === undefined ? undefined : 0)
  const digits = type.precision === undefined ? Infinity : type.precision - (scale ?? 0)
  return (value) => {
    const text = atScale(value, scale, place)
    if (integerDigits(text) > digits) throw valueRange(place, `${digits} digits before the decimal point`)
    return text
  }
}

function atScale(value: unknown, scale: number | undefined, place: Place): string {
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw valueRange(place, 'the finite numbers')
    return scale === undefined ? plainDecimal(value) : roundHalfUp(value, scale)
  }
  if (typeof value === 'bigint') return scale === undefined ? value.toString() : roundHalfUp(value.toString(), scale)
  const parts = typeof value === 'string' ? parseDecimal(value) : undefined
  if (parts === undefined) throw valueType(place, 'a decimal (a string such as "12.50", or a number)', kindOf(value))
  const { sign, whole, fraction } = parts
  if (scale === undefined) return join(sign, whole, fraction)
  if (fraction.length > scale) throw valuePrecision(place, scale)
  return join(sign, whole, fraction.padEnd(scale, '0'))
}

function join(sign: string, whole: string, fraction: string): string {
  return fraction === '' ? sign + whole : `${sign}${whole}.${fraction}`
}

function integerDigits(text: string): number {
  const start = text.charCodeAt(0) === 45 ? 1 : 0
  const point = text.indexOf('.')
  const end = point === -1 ? text.length : point
  // numeric(2, 2) holds 0.99: a lone zero is no digit.
  return end - start === 1 && text.charCodeAt(start) === 48 ? 0 : end - start
}

/** Canonical floats: finite; of 4 bytes as the shortest decimal that reads back as the same float. */
export function floatCanonicalizer(type: { readonly bits: 32 | 64 }, place: Place): (value: unknown) => number {
  return (value) => {
    if (typeof value !== 'number') throw valueType(place, 'a number', kindOf(value))
    if (!Number.isFinite(value)) throw valueRange(place, 'the finite numbers')
    return type.bits === 64 ? value + 0 : shortestFloat32(value, place)
  }
}

function shortestFloat32(value: number, place: Place): number {
  const float = Math.fround(value)
  if (!Number.isFinite(float)) throw valueRange(place, 'what a float of 4 bytes holds')
  if (Number.isInteger(float) && Math.abs(float) < 2 ** 24) return float + 0
  // 9 significant digits always suffice (IEEE 754: 1 + ceil(24 * log10(2))).
  for (let digits = 6; digits < 9; digits++) {
    const candidate = Number(float.toPrecision(digits))
    if (Math.fround(candidate) === float) return candidate
  }
  return Number(float.toPrecision(9))
}
