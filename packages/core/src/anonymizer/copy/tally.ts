import type { MaskedValues } from '../apply/mask-values.js'

/** What became of one field's values. */
export interface FieldTally {
  nulls: number
  targetNulls: number
  changed: number
  unchanged: number
  malformed: number
}

/** What became of one entity's rows. */
export interface EntityTally {
  rows: number
  elapsedMs: number
  readonly fields: Map<string, FieldTally>
}

export function emptyTally(): EntityTally {
  return { rows: 0, elapsedMs: 0, fields: new Map() }
}

/** Adds what became of a page. */
export function addField(tally: EntityTally, field: string, masked: Omit<MaskedValues, 'values'>): void {
  const sum = tally.fields.get(field) ?? { nulls: 0, targetNulls: 0, changed: 0, unchanged: 0, malformed: 0 }
  sum.nulls += masked.nulls
  sum.targetNulls += masked.targetNulls
  sum.changed += masked.changed
  sum.unchanged += masked.unchanged
  sum.malformed += masked.malformed
  tally.fields.set(field, sum)
}
