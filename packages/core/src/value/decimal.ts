import Big from 'big.js'
import { valuePrecision, valueType } from '../errors/value.js'
import { kindOf } from './kind-of.js'

/** A decimal as users hold it: an exact string such as `12.50`, or a number, which stands for its shortest decimal. */
export type Decimal = string | number | bigint

/** A decimal taken apart: `-`, digits before the point without leading zeros, digits after it without closing zeros. */
export interface DecimalParts {
  readonly sign: '' | '-'
  readonly whole: string
  readonly fraction: string
}

// A constructor of our own: settings of the shared one, changed elsewhere, do not reach it.
const Exact = Big()
const SHAPE = /^([+-]?)0*(\d+)(?:\.(\d*?)0*)?$/

/** Takes a plain decimal apart; undefined for anything else, exponents included. */
export function parseDecimal(text: string): DecimalParts | undefined {
  const match = SHAPE.exec(text)
  if (match === null) return undefined
  const whole = match[2] as string
  const fraction = match[3] ?? ''
  const zero = whole === '0' && fraction === ''
  return { sign: match[1] === '-' && !zero ? '-' : '', whole, fraction }
}

function read(value: Decimal): Big {
  try {
    return new Exact(typeof value === 'bigint' ? value.toString() : value)
  } catch {
    throw valueType('decimal arithmetic', 'a decimal', typeof value === 'string' ? 'another text' : kindOf(value))
  }
}

/** Digits after the point as the value is written: `12.50` has two. */
function scaleOf(value: Decimal): number {
  const text = String(value)
  const point = text.indexOf('.')
  if (/[eE]/.test(text)) return scaleOf(read(value).toFixed())
  return point === -1 ? 0 : text.length - point - 1
}

/** Writes without exponent and without a minus before zero. */
function write(value: Big, scale?: number): string {
  const text = value.toFixed(scale, Exact.roundHalfUp)
  return text.startsWith('-') && !/[1-9]/.test(text) ? text.slice(1) : text
}

/** A number as its shortest decimal, without exponent: `1e-7` is `0.0000001`. */
export function plainDecimal(value: number): string {
  const text = String(value)
  return text.includes('e') ? write(read(value)) : text
}

/**
 * Rounds half-up: to the nearest decimal with `scale` places, and away from zero when two are equally near (`0.125` to `0.13`,
 * `-0.125` to `-0.13`), as invoices and SQL's ROUND do. A number stands for its shortest decimal: `1.005` rounds to `1.01`.
 */
export function roundHalfUp(value: Decimal, scale: number): string {
  if (typeof value === 'number') {
    const text = String(value)
    const point = text.indexOf('.')
    // Most values need no arithmetic: they have no more places than wanted.
    if (!text.includes('e') && Number.isFinite(value)) {
      if (point === -1) return scale === 0 ? text : `${text}.${'0'.repeat(scale)}`
      if (text.length - point - 1 <= scale) return text + '0'.repeat(scale - (text.length - point - 1))
    }
  }
  return write(read(value), scale)
}

/**
 * The same value written with exactly `scale` places.
 *
 * @throws {SeedError} VALUE.PRECISION when places would be lost; `roundHalfUp` is the one that rounds.
 */
export function toScale(value: Decimal, scale: number): string {
  const exact = read(value)
  const text = write(exact, scale)
  if (!exact.eq(text)) throw valuePrecision('decimal arithmetic', scale)
  return text
}

/** Exact sum; it has as many places as the operand with more of them. */
export function add(a: Decimal, b: Decimal): string {
  return write(read(a).plus(read(b)), Math.max(scaleOf(a), scaleOf(b)))
}

/** Exact difference; it has as many places as the operand with more of them. */
export function subtract(a: Decimal, b: Decimal): string {
  return write(read(a).minus(read(b)), Math.max(scaleOf(a), scaleOf(b)))
}

/** Exact product; it has the places of both operands together: `19.99` times `0.08` is `1.5992`. */
export function times(a: Decimal, b: Decimal): string {
  return write(read(a).times(read(b)), scaleOf(a) + scaleOf(b))
}

/** -1, 0 or 1 as `a` is less than, equal to or greater than `b`, whatever places they are written with. */
export function compare(a: Decimal, b: Decimal): -1 | 0 | 1 {
  return read(a).cmp(read(b))
}

/** Names of the members of `T` that hold decimals or numbers. */
export type DecimalKey<T> = {
  [K in keyof T]-?: NonNullable<T[K]> extends Decimal ? K : never
}[keyof T]

/** Exact sum of one field over rows; `0` without rows, null and undefined count as nothing. */
export function sum<T>(rows: readonly T[], field: DecimalKey<T>): string {
  let total = new Exact(0)
  let scale = 0
  for (const row of rows) {
    const value = row[field] as Decimal | null | undefined
    if (value === null || value === undefined) continue
    total = total.plus(read(value))
    scale = Math.max(scale, scaleOf(value))
  }
  return write(total, scale)
}
