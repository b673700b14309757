import { notARecord } from '../../errors/records.js'
import { type Cell, type CellNode, plant } from './cell-tree.js'
import { formOf, isDate } from './cell-value.js'
import type { FieldRule } from './compile-handlers.js'
import { isContainer, type Located } from './field-path.js'

/** What handlers were found to apply to in a page of records. */
export interface Collected {
  /** One tree a record. */
  readonly roots: readonly CellNode[]
  /** By handler, in the handlers' order. */
  readonly cells: readonly (readonly Cell[])[]
}

/** Transforms that a whole list is meant for; others go to its elements. */
const OF_WHOLE_LISTS: ReadonlySet<string> = new Set(['json', 'nullify', 'constant', 'keep', 'custom'])

/**
 * Finds the values that each handler replaces.
 *
 * @param first - Number of the first record, from 1, for messages.
 * @throws {SeedError} `RECORDS.NOT_A_RECORD`, `RECORDS.TWO_HANDLERS`.
 */
export function collectCells(records: readonly unknown[], rules: readonly FieldRule[], first: number): Collected {
  const roots: CellNode[] = records.map(() => ({}))
  const cells = rules.map(() => [] as Cell[])
  records.forEach((record, row) => {
    if (!isContainer(record) || Array.isArray(record)) throw notARecord(first + row)
    rules.forEach((rule, i) => {
      for (const found of rule.path.locate(record)) {
        for (const { place, value: given } of elementsOf(found, rule)) {
          // A date that is none has no value to replace.
          const value = isDate(given) && Number.isNaN(given.getTime()) ? null : given
          const form = value === undefined || value === null ? undefined : formOf(value)
          const cell: Cell = { rule, row, place, value, form, subject: undefined, result: value }
          plant(roots[row] as CellNode, cell)
          cells[i]?.push(cell)
        }
      }
    })
  })
  return { roots, cells }
}

/** A list of plain values is replaced value by value, as is a list of objects by a transform of objects. */
function elementsOf(found: Located, rule: FieldRule): readonly Located[] {
  if (!Array.isArray(found.value) || rule.kind === 'function' || OF_WHOLE_LISTS.has(rule.transform.name)) return [found]
  return found.value.flatMap((value: unknown, i) => elementsOf({ place: [...found.place, i], value }, rule))
}
