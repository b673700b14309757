import { drawBigInteger, drawInteger } from './integer.js'
import type { RandomSource } from './source.js'

const POWERS: readonly number[] = Array.from({ length: 23 }, (_, digits) => Number(`1e${digits}`))
const SHORT = /^-?\d{1,9}(?:\.\d{1,6})?$/
const PLAIN = /^([+-]?)(\d*)\.?(\d*)(?:e([+-]?\d+))?$/i

/**
 * Draws a number with at most `digits` decimal places, every such number in [min, max] equally likely. The result is the
 * double nearest to it, so it prints with those places. Where a double cannot tell numbers of so many places apart, the draw
 * is spread evenly over [min, max] with all the digits a double has.
 *
 * @param digits - Decimal places, 0 to 22.
 * @throws {RangeError} when no number of so many places lies in [min, max].
 */
export function drawNumber(source: RandomSource, min: number, max: number, digits = 2): number {
  const power = POWERS[digits]
  if (power === undefined || !Number.isFinite(min) || !Number.isFinite(max))
    throw noNumber(String(min), String(max), digits)
  const from = firstUnit(min, power)
  const to = lastUnit(max, power)
  if (min > max || from > to) throw noNumber(String(min), String(max), digits)
  if (Number.isSafeInteger(from) && Number.isSafeInteger(to)) return drawInteger(source, from, to) / power
  const unit = source.nextUnit()
  return Math.min(Math.max(min * (1 - unit) + max * unit, min), max)
}

/**
 * Draws an exact decimal as text with `scale` places, every one in [min, max] equally likely.
 *
 * @param min - Smallest value, included: a number or the text of one, of any length.
 * @param scale - Places after the point, 0 to 1,000.
 * @throws {RangeError} when a bound is no number, or no decimal of this scale lies between them.
 */
export function drawDecimal(source: RandomSource, min: string | number, max: string | number, scale = 2): string {
  if (!Number.isInteger(scale) || scale < 0 || scale > 1000) throw new RangeError(`a scale is 0 to 1000, not ${scale}`)
  const power = POWERS[scale]
  if (power !== undefined && isPlain(min) && isPlain(max)) {
    const from = firstUnit(Number(min), power)
    const to = lastUnit(Number(max), power)
    if (from <= to && isShort(from) && isShort(to)) return placePoint(String(drawInteger(source, from, to)), scale)
  }
  const from = toUnits(min, scale, true)
  const to = toUnits(max, scale, false)
  if (from > to) throw noNumber(String(min), String(max), scale)
  return placePoint(String(drawBigInteger(source, from, to)), scale)
}

/** The first multiple of 1 / power that is not below the bound; `0.07` with power 100 is 7, though 0.07 * 100 is not. */
function firstUnit(bound: number, power: number): number {
  const near = Math.round(bound * power)
  return near / power >= bound ? near : near + 1
}

function lastUnit(bound: number, power: number): number {
  const near = Math.round(bound * power)
  return near / power <= bound ? near : near - 1
}

/** A number, or the text of one with at most 15 digits, which a double tells apart from all others. */
function isPlain(bound: string | number): boolean {
  return typeof bound === 'number' || SHORT.test(bound)
}

/** Few enough digits (15) that a double and its shortest text agree with the exact decimal. */
function isShort(units: number): boolean {
  return Math.abs(units) < 1e15
}

/** A bound in units of 10^-scale, exactly: rounded up for the smallest value and down for the largest. */
function toUnits(bound: string | number, scale: number, up: boolean): bigint {
  const match = PLAIN.exec(String(bound).trim())
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match ?? []
  if (match === null || whole + fraction === '') throw new RangeError(`${JSON.stringify(bound)} is not a number`)
  const digits = BigInt(`${whole}${fraction}`) * (sign === '-' ? -1n : 1n)
  const shift = scale - fraction.length + Number(exponent)
  if (Math.abs(shift) > 10_000) throw new RangeError('a bound has too many digits')
  if (shift >= 0) return digits * 10n ** BigInt(shift)
  const divisor = 10n ** BigInt(-shift)
  const quotient = digits / divisor
  const rest = digits % divisor
  // Division of bigints cuts towards zero.
  if (up && rest > 0n) return quotient + 1n
  return !up && rest < 0n ? quotient - 1n : quotient
}

function placePoint(units: string, scale: number): string {
  const negative = units.startsWith('-')
  const digits = (negative ? units.slice(1) : units).padStart(scale + 1, '0')
  const whole = digits.slice(0, digits.length - scale)
  return `${negative ? '-' : ''}${whole}${scale === 0 ? '' : '.'}${digits.slice(digits.length - scale)}`
}

function noNumber(min: string, max: string, digits: number): RangeError {
  return new RangeError(`no number with ${digits} decimal places is at least ${min} and at most ${max}`)
}
