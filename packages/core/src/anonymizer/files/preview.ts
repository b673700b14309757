import type { FieldRule } from '../records/compile-handlers.js'
import { isContainer } from '../records/field-path.js'
import { valueAt } from '../records/cell-tree.js'
import { shapeOf } from '../shape-of.js'

/** One value before and after; of the original only its shape. */
export interface PreviewValue {
  /** From 1. */
  readonly record: number
  readonly field: string
  /** `Aaa.Aaaaa@aaaaaaa.aaa`, or what it is where it is no text: `number`, `null`. */
  readonly shape: string
  readonly masked: unknown
}

/** The values of a page before and after, as far as a handler names them. */
export function previewOf(
  before: readonly unknown[],
  after: readonly unknown[],
  rules: readonly FieldRule[],
): readonly PreviewValue[] {
  return before.flatMap((record, i) => {
    if (!isContainer(record)) return []
    return rules.flatMap(({ path }) =>
      path.locate(record).map(({ place, value }) => ({
        record: i + 1,
        field: path.label,
        shape: shapeOf(value),
        masked: valueAt(after[i], place),
      })),
    )
  })
}
