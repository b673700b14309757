import * as fc from 'fast-check'
import type { Value } from '../../../schema/schema.js'
import { textOf } from '../../kinds/text.js'
import type { Transform } from '../../transform.js'
import { maskedBy, type Trial } from './mask-harness.js'

/** A value's replacement does not depend on the page it stands in: its order, its size, the other values. */
export function anyPage(
  make: () => Transform,
  values: fc.Arbitrary<Value>,
  trial: Trial = {},
): fc.IAsyncProperty<unknown> {
  const pages = fc.array(values, { minLength: 1, maxLength: 20 })
  return fc.asyncProperty(pages, fc.nat(19), async (page, turn) => {
    const whole = await maskedBy(make(), page, trial)
    const turned = [...page.slice(turn), ...page.slice(0, turn)]
    const again = await maskedBy(make(), turned, trial)
    const cut = Math.min(turn, page.length)
    expectSame([...whole.slice(cut), ...whole.slice(0, cut)], again)
    expectSame(await maskedBy(make(), [page[0] as Value], trial), [whole[0] as Value])
  })
}

/** Different values get different replacements. */
export function oneToOne(
  make: () => Transform,
  values: fc.Arbitrary<Value>,
  trial: Trial = {},
): fc.IAsyncProperty<unknown> {
  const pages = fc.uniqueArray(values, { minLength: 2, maxLength: 200, selector: textOf })
  return fc.asyncProperty(pages, async (page) => {
    const masked = await maskedBy(make(), page, trial)
    return new Set(masked.map(textOf)).size === page.length
  })
}

function expectSame(before: readonly Value[], after: readonly Value[]): void {
  const [a, b] = [before, after].map((list) => list.map(textOf).join('\n'))
  if (a !== b) throw new Error('the page decides')
}
