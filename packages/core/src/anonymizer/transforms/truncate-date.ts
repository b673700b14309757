import { maskOption } from '../../errors/mask.js'
import { dateKind } from '../kinds/date.js'
import type { CommonOptions, Transform } from '../transform.js'
import { createTransform } from './create-transform.js'
import { checkDateField } from './date.js'
import { atMidnight } from './date/days.js'

export interface TruncateDateOptions extends CommonOptions {
  /** What is kept. */
  readonly to: 'year' | 'month'
}

/** What a text that is no date becomes where NULL is not allowed. */
const NO_DATE = '1900-01-01'

/**
 * Replaces dates by the first day of their year or month, at midnight: so that many rows are alike. Takes no key. HIPAA's safe
 * harbor allows the year (45 CFR 164.514(b)(2)(i)(C)). What is no date becomes NULL, or 1900-01-01 where NULL is not allowed.
 *
 * @throws {SeedError} `MASK.OPTION`; when bound `MASK.TYPE`, `MASK.TOO_SHORT`.
 */
export function truncateDate(options: TruncateDateOptions): Transform {
  const { to, ...common } = options
  if (to !== 'year' && to !== 'month') throw maskOption('truncateDate', 'to', "'year' or 'month'")
  const kept = to === 'year' ? 4 : 7
  return createTransform({
    name: 'truncateDate',
    common,
    options: { to },
    bind: (field) => {
      checkDateField('truncateDate', field)
      const made = field.nullable ? null : NO_DATE
      return {
        kind: dateKind,
        guarantee: { kind: 'lossy' },
        replace: ({ values, wellFormed }) =>
          values.map((value, i) => (wellFormed[i] === true ? firstDay(value as string, kept) : made)),
      }
    },
  })
}

function firstDay(text: string, kept: number): string {
  return atMidnight(text, text.slice(0, kept) + '-01-01'.slice(kept - 4))
}
