import { maskOption } from '../../errors/mask.js'
import { textKind } from '../kinds/text.js'
import type { Transform } from '../transform.js'
import { createTransform } from './create-transform.js'

/**
 * Leaves values as they are, on purpose.
 *
 * @param reason - Why nobody is recognised by them; it is part of the plan and of reviews.
 * @throws {SeedError} `MASK.OPTION` without a reason.
 */
export function keep(reason: string): Transform {
  if (typeof reason !== 'string' || reason.trim() === '') throw maskOption('keep', 'reason', 'a sentence that says why')
  return createTransform({
    name: 'keep',
    common: {},
    options: { reason },
    bind: () => ({ kind: textKind, guarantee: { kind: 'unchanged' }, replace: ({ values }) => values }),
  })
}
