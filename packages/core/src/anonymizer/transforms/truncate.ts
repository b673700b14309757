import { maskOption } from '../../errors/mask.js'
import { textKind } from '../kinds/text.js'
import type { CommonOptions, Transform } from '../transform.js'
import { checkType } from './check-type.js'
import { createTransform } from './create-transform.js'

export interface TruncateOptions extends CommonOptions {
  /** Characters (code points) that stay, from 1 on. */
  readonly length: number
}

/**
 * Keeps only the first characters of texts. What stays is the original's own: it reveals, and texts that are no longer than
 * `length` stay whole. For codes whose first characters are shared by many.
 *
 * @throws {SeedError} `MASK.OPTION`; when bound `MASK.TYPE`.
 */
export function truncate(options: TruncateOptions): Transform {
  const { length, ...common } = options
  if (!Number.isInteger(length) || length < 1) throw maskOption('truncate', 'length', 'a whole number from 1 on')
  return createTransform({
    name: 'truncate',
    common,
    options: { length },
    bind: (field) => {
      checkType('truncate', field, ['text'], 'a shorter text')
      return {
        kind: textKind,
        guarantee: { kind: 'lossy' },
        // By code points: half a surrogate pair would be no text.
        replace: ({ normal }) =>
          normal.map((text) =>
            Array.from(text.slice(0, length * 2))
              .slice(0, length)
              .join(''),
          ),
      }
    },
  })
}
