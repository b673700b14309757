import { maskOption } from '../../errors/mask.js'
import { withoutUndefined } from '../../internal/without-undefined.js'
import type { Value } from '../../schema/schema.js'
import type { Kind } from '../kind.js'
import { dateKind } from '../kinds/date.js'
import { numberKind } from '../kinds/number.js'
import type { CommonOptions, MaskedField, Transform } from '../transform.js'
import { checkLength, checkType } from './check-type.js'
import { createTransform } from './create-transform.js'
import { ageOn, birthDayOf, readAgePool, type AgePool } from './date/age-pool.js'
import { atMidnight } from './date/days.js'

export interface AgeBandOptions extends CommonOptions {
  /** Years of a band; 10 unless told, at most 50. */
  readonly width?: number
  /** All from this age on are one band; 90 unless told (45 CFR 164.514(b)(2)(i)(C)). */
  readonly pool?: number
  /** Day (`YYYY-MM-DD`) that the ages of dates of birth count at; the last day of this year unless told. */
  readonly asOf?: string
}

/**
 * Replaces ages by the band they are in: in columns of numbers by its lower bound, in texts by `30-39` or `90+`, in dates of
 * birth by the first day of the year in which somebody of the lower bound was born. Takes no key. What is none of them becomes
 * NULL, or the youngest band where NULL is not allowed.
 *
 * @throws {SeedError} `MASK.OPTION`; when bound, `MASK.TYPE`, `MASK.TOO_SHORT`.
 */
export function ageBand(options: AgeBandOptions = {}): Transform {
  const { width = 10, pool = 90, asOf, ...common } = options
  if (!Number.isInteger(width) || width < 1 || width > 50)
    throw maskOption('ageBand', 'width', 'a whole number from 1 to 50')
  const rule: BandRule = { ...readAgePool('ageBand', pool, asOf), width }
  return createTransform({
    name: 'ageBand',
    common,
    options: withoutUndefined({ width, pool, asOf }),
    bind: (field) => {
      checkType('ageBand', field, ['integer', 'decimal', 'date', 'datetime', 'instant', 'text'], 'bands of ages')
      checkLength('ageBand', field, 7)
      return {
        kind: ageKind,
        guarantee: { kind: 'lossy' },
        replace: ({ values, normal, wellFormed }) =>
          values.map((value, i) => {
            if (wellFormed[i] === true) return bandOf(value, ageOf(normal[i] as string, rule), rule, field)
            return field.nullable ? null : bandOf(isMoment(field) ? '2000-01-01' : value, 0, rule, field)
          }),
      }
    },
  })
}

interface BandRule extends AgePool {
  readonly width: number
}

/** An age or a date of birth. */
const ageKind: Kind = {
  ...numberKind,
  name: 'age',
  normalise: (value) => dateKind.normalise(value) ?? numberKind.normalise(value),
}

function ageOf(normal: string, rule: AgePool): number {
  return Math.max(0, /^\d{4}-/.test(normal) ? ageOn(normal, rule) : Math.floor(Number(normal)))
}

function isMoment({ type }: MaskedField): boolean {
  return type.kind === 'date' || type.kind === 'datetime' || type.kind === 'instant'
}

function bandOf(value: Value, age: number, { age: pool, width, ...rule }: BandRule, field: MaskedField): Value {
  const lower = age >= pool ? pool : age - (age % width)
  if (isMoment(field)) return atMidnight(value as string, birthDayOf(lower, rule))
  if (typeof value === 'bigint') return BigInt(lower)
  if (typeof value === 'number') return lower
  if (field.type.kind === 'decimal') return lower.toFixed(field.type.scale ?? 0)
  if (field.type.kind === 'integer') return lower
  return lower === pool ? `${pool}+` : `${lower}-${Math.min(lower + width, pool) - 1}`
}
