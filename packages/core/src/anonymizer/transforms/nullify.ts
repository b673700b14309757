import { maskNotNull } from '../../errors/mask.js'
import { textKind } from '../kinds/text.js'
import type { CommonOptions, Transform } from '../transform.js'
import { createTransform } from './create-transform.js'

/**
 * Replaces every value by NULL; empty texts, too, unless told.
 *
 * @throws {SeedError} when bound, `MASK.NOT_NULL` for a field that allows none.
 */
export function nullify(options: CommonOptions = {}): Transform {
  return createTransform({
    name: 'nullify',
    common: { empty: 'null', blank: 'null', ...options },
    bind: (field) => {
      if (!field.nullable) throw maskNotNull('nullify', field.entity, field.name)
      return {
        kind: textKind,
        guarantee: { kind: 'lossy' },
        caseless: true,
        makesNull: true,
        replace: ({ values }) => values.map(() => null),
      }
    },
  })
}
