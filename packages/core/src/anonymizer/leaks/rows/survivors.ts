import type { Kind } from '../../kind.js'
import type { Value } from '../../../schema/schema.js'
import { textOf } from '../../kinds/text.js'
import { fold } from '../extract/fold.js'
import { isTextKind } from '../originals/value-shape.js'
import { isAboveChance } from '../chance.js'
import { TagTable } from '../tags/tag-table.js'
import { createTagger } from '../tags/tagger.js'

/** Counts values that are the same before and after, in the same row. */
export interface SurvivorCount {
  add(source: Value, target: Value): void
  result(): Survivors
}

/** How many values survived. */
export interface Survivors {
  readonly count: number
  /** How many would have by chance: for each value its share before, its share afterwards, and the rows. */
  readonly expected: number
  /**
   * `'alike'`: too many, but all of them rows of a few values, which were replaced by themselves wherever they were: so it happens
   * where a replacement depends on the value alone.
   */
  readonly verdict: 'chance' | 'above' | 'alike'
}

const SOURCE = 0
const TARGET = 1
const BOTH = 2
/** Share of different values that may be replaced by themselves. */
const ALIKE_SHARE = 0.02

export function createSurvivorCount(kind: Kind): SurvivorCount {
  const tagger = createTagger()
  const table = new TagTable(3)
  let rows = 0
  const count = (text: string, column: number): void => {
    tagger.text(text)
    const slot = table.put(tagger.tag)
    table.set(slot, table.get(slot, column) + 1, column)
  }
  return {
    add(source, target) {
      rows++
      const before = normalOf(kind, source)
      const after = target === null ? undefined : normalOf(kind, target)
      count(before, SOURCE)
      if (after !== undefined) count(after, TARGET)
      if (before === after) count(before, BOTH)
    },
    result: () => judge(table, rows),
  }
}

function normalOf(kind: Kind, value: Value): string {
  const normal = isTextKind(kind) ? undefined : kind.normalise(value)
  return normal ?? fold(textOf(value)).trim()
}

function judge(table: TagTable, rows: number): Survivors {
  let [count, expected, variance, values, alike, alikeRows] = [0, 0, 0, 0, 0, 0]
  for (const slot of table.slots()) {
    const before = table.get(slot, SOURCE)
    const both = table.get(slot, BOTH)
    const share = table.get(slot, TARGET) / rows
    if (before > 0) values++
    count += both
    expected += before * share
    variance += before * share * (1 - share)
    if (before > 1 && both === before) {
      alike++
      alikeRows += both
    }
  }
  if (!isAboveChance(count, expected, variance)) return { count, expected, verdict: 'chance' }
  const fewAlike = alike > 0 && alike <= values * ALIKE_SHARE
  const rest = isAboveChance(count - alikeRows, expected, variance)
  return { count, expected, verdict: fewAlike && !rest ? 'alike' : 'above' }
}
