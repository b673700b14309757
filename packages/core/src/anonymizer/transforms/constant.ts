import type { Json, Value } from '../../schema/schema.js'
import { textKind, textOf } from '../kinds/text.js'
import type { CommonOptions, Transform } from '../transform.js'
import { createTransform } from './create-transform.js'
import { resultChecker } from './custom/check-result.js'

/**
 * Replaces every value by the same one; empty texts, too, unless told.
 *
 * @param value - As the field holds it; `null` is `nullify()`.
 * @throws {SeedError} when bound, `MASK.RESULT` for a value that the field cannot hold.
 */
export function constant(value: Value | Date, options: CommonOptions = {}): Transform {
  return createTransform({
    name: 'constant',
    common: { empty: 'replace', blank: 'replace', ...options },
    options: { value: optionOf(value) },
    portable: optionOf(value) === value,
    bind: (field) => {
      const canonical = resultChecker('constant', field)(value)
      return {
        kind: textKind,
        guarantee: { kind: 'lossy' },
        replace: ({ values }) => values.map(() => canonical),
      }
    },
  })
}

/** The value as JSON, for the plan's hash. */
function optionOf(value: Value | Date): Json {
  if (value instanceof Date) return value.toISOString()
  return typeof value === 'bigint' || value instanceof Uint8Array ? textOf(value) : (value as Json)
}
