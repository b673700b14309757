import { maskOption } from '../../errors/mask.js'
import { withoutUndefined } from '../../internal/without-undefined.js'
import { dateKind } from '../kinds/date.js'
import type { Cells, CommonOptions, MaskContext, MaskedField, Transform } from '../transform.js'
import { checkLength, checkType } from './check-type.js'
import { createTransform } from './create-transform.js'
import { ageOn, birthDayOf, readAgePool, type AgePool } from './date/age-pool.js'
import { atMidnight, dayNumber, dayText } from './date/days.js'
import { offsetIn, type ShiftRule } from './date/offsets.js'

export interface DateOptions extends CommonOptions {
  /**
   * `'subject'` (unless told): all dates of a subject move by one offset, so intervals and order stay. `'value'`: each day has an
   * offset of its own.
   */
  readonly shift?: 'subject' | 'value'
  /** Farthest offset in days, either way; 30 unless told, at most 3,650. */
  readonly days?: number
  /** Offsets are multiples of so many days: 7 keeps the day of the week. */
  readonly multipleOf?: number
  /** Dates stay in their year: near its ends the offset goes the other way, so the order there may change. */
  readonly keepYear?: boolean
  /** For dates of birth: people of this age or older all get one date (90 for HIPAA, 45 CFR 164.514(b)(2)(i)(C)). */
  readonly pool?: number
  /** Day (`YYYY-MM-DD`) that ages count at; the last day of this year unless told, which pools rather too early. */
  readonly asOf?: string
}

/**
 * Moves dates by a keyed number of whole days, never by none; the time of day and the way it is written stay. Fields with equal
 * options and one domain (`date` unless told) move together.
 *
 * A shift is no "safe harbor" of HIPAA, which wants years only (`truncateDate`), and one known event tells a subject's offset. A
 * shift by value is a table that can be read off where few days occur. Results stay within the years 0001 to 9999.
 *
 * @throws {SeedError} `MASK.OPTION`; when bound `MASK.TYPE` for fields that are neither dates nor texts, `MASK.TOO_SHORT`.
 */
export function date(options: DateOptions = {}): Transform {
  const { shift = 'subject', days = 30, multipleOf = 1, keepYear = false, pool, asOf, ...common } = options
  const rule: ShiftRule = { days, multipleOf, keepYear }
  checkRule(rule)
  const bySubject = shift === 'subject'
  const pooled = pool === undefined ? undefined : readAgePool('date', pool, asOf)
  const transform = createTransform({
    name: 'date',
    common,
    options: withoutUndefined({ shift, days, multipleOf, keepYear, pool, asOf }),
    bySubject,
    bind: (field, context) => {
      checkDateField('date', field)
      const shifter = createShifter(context, transform.domain, rule, pooled)
      return {
        kind: dateKind,
        guarantee: { kind: 'lossy' },
        replace: (cells) => shifter(cells, bySubject ? cells.subjects : cells.normal),
      }
    },
  })
  return transform
}

/** Refuses fields that hold no dates. */
export function checkDateField(transform: string, field: MaskedField): void {
  checkType(transform, field, ['date', 'datetime', 'instant', 'text'], 'an ISO date')
  checkLength(transform, field, 10)
}

function checkRule({ days, multipleOf, keepYear }: ShiftRule): void {
  const whole = (option: string, value: number, max: number): void => {
    if (!Number.isInteger(value) || value < 1 || value > max)
      throw maskOption('date', option, `a whole number from 1 to ${max}`)
  }
  whole('days', days, 3650)
  whole('multipleOf', multipleOf, keepYear ? Math.min(days, 182) : days)
}

type Shifter = (cells: Cells, keyedBy: readonly string[]) => readonly string[]

function createShifter({ keys }: MaskContext, domain: string, rule: ShiftRule, pool: AgePool | undefined): Shifter {
  const prf = keys.prf(`${domain}/shift`)
  return ({ values, wellFormed }, keyedBy) => {
    const tags = prf.tags(keyedBy)
    return values.map((value, i) => {
      if (wellFormed[i] !== true) return dayText(MADE_FROM + tags.below(i, MADE_DAYS))
      const text = value as string
      const day = dayNumber(text)
      const moved = dayText(day + offsetIn(rule, day, tags, i))
      if (pool !== undefined && isPooled(pool, text.slice(0, 10), moved))
        return atMidnight(text, birthDayOf(pool.age, pool))
      return moved + text.slice(10)
    })
  }
}

/** Made-up dates stand for what is none: from 1980 on, forty years. */
const MADE_FROM = dayNumber('1980-01-01')
const MADE_DAYS = 14_610

/** By the date as it was and as it has become: neither may tell an age in the pool. */
function isPooled(pool: AgePool, before: string, after: string): boolean {
  return ageOn(before, pool) >= pool.age || ageOn(after, pool) >= pool.age
}
