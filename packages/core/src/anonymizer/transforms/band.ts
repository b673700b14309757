import { maskOption } from '../../errors/mask.js'
import type { FieldType, Value } from '../../schema/schema.js'
import { integerLimits } from '../../value/canonical-number.js'
import { parseDecimal, toScale } from '../../value/decimal.js'
import { decimalText, numberKind } from '../kinds/number.js'
import type { CommonOptions, MaskedField, Transform } from '../transform.js'
import { checkType } from './check-type.js'
import { createTransform } from './create-transform.js'

export interface BandOptions extends CommonOptions {
  /** Width of a band: `10`, `'0.5'`; more than 0. */
  readonly width: number | string
}

/**
 * Replaces numbers by the lower bound of their band, exactly: 1,234.56 in bands of 100 is 1,200; below zero downwards. Takes no
 * key. What is no number becomes NULL, or 0 where NULL is not allowed.
 *
 * @throws {SeedError} `MASK.OPTION`; when bound, `MASK.TYPE`, and `MASK.OPTION` for a width finer than the column.
 */
export function band(options: BandOptions): Transform {
  const { width, ...common } = options
  const plain = decimalText(width)
  if (plain === undefined || plain.startsWith('-') || plain === '0')
    throw maskOption('band', 'width', 'a number above 0')
  return createTransform({
    name: 'band',
    common,
    options: { width: plain },
    bind: (field) => {
      checkType('band', field, ['integer', 'decimal', 'float', 'text'], 'the lower bound of a band of numbers')
      const places = placesOf(field.type)
      if (fractionLength(plain) > places) throw maskOption('band', 'width', `a number of at most ${places} places here`)
      return {
        kind: numberKind,
        guarantee: { kind: 'lossy' },
        replace: ({ values, normal, wellFormed }) =>
          values.map((value, i) =>
            wellFormed[i] === true ? written(lowerBound(normal[i] as string, plain), value, field) : none(field),
          ),
      }
    },
  })
}

/** The largest multiple of a width that is no larger than a number; all plain decimals. */
export function lowerBound(number: string, width: string): string {
  const scale = Math.max(fractionLength(number), fractionLength(width))
  const size = scaled(width, scale)
  const whole = scaled(number, scale)
  // BigInt division rounds towards zero.
  const steps = whole / size - (whole < 0n && whole % size !== 0n ? 1n : 0n)
  const digits = (steps * size)
    .toString()
    .replace('-', '')
    .padStart(scale + 1, '0')
  const text = scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`
  return decimalText(steps < 0n ? `-${text}` : text) as string
}

function fractionLength(plain: string): number {
  return parseDecimal(plain)?.fraction.length ?? 0
}

function scaled(plain: string, scale: number): bigint {
  return BigInt(toScale(plain, scale).replace('.', ''))
}

function none(field: MaskedField): Value {
  return field.nullable ? null : written('0', '0', field)
}

/** Decimal places that a column keeps. */
function placesOf(type: FieldType): number {
  return type.kind === 'integer' ? 0 : type.kind === 'decimal' ? (type.scale ?? Infinity) : Infinity
}

/** A bound as the column keeps it; where it lies below the smallest integer of the column, that one. */
function written(bound: string, original: Value, { type }: MaskedField): Value {
  if (type.kind === 'decimal') return type.scale === undefined ? bound : toScale(bound, type.scale)
  if (type.kind === 'text' && typeof original === 'string') return bound
  if (type.kind !== 'integer') return Number(bound)
  const { min } = integerLimits(type)
  const inside = BigInt(bound) < min ? min : BigInt(bound)
  return type.bits === 64 ? inside : Number(inside)
}
