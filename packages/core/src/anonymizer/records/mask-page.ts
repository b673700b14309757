import { numberRange } from '../../errors/records.js'
import type { Value } from '../../schema/schema.js'
import { maskValues } from '../apply/mask-values.js'
import { type Cell, valueAt } from './cell-tree.js'
import { type CellForm, formOf, fromCanonical, toCanonical } from './cell-value.js'
import { collectCells } from './collect-cells.js'
import type { FieldRule, TransformRule } from './compile-handlers.js'
import { findSubjects } from './find-subjects.js'
import { rebuild, type Rest } from './rebuild.js'

/** What became of one field's values. */
export interface FieldCounts {
  values: number
  changed: number
  unchanged: number
  nulls: number
  malformed: number
}

/** A page of records after masking. */
export interface MaskedPage {
  readonly records: readonly unknown[]
  /** By handler, in the handlers' order. */
  readonly counts: readonly FieldCounts[]
  /** Fields that no handler names, by label; empty unless they are an error. */
  readonly unnamed: ReadonlySet<string>
}

/** How a page is masked. */
export interface PageRequest {
  readonly rules: readonly FieldRule[]
  readonly rest: Rest
  /** Number of the first record, from 1. */
  readonly first: number
}

/**
 * Replaces what handlers name in a page of records. The records themselves stay as they are.
 *
 * @throws {SeedError} `RECORDS.*`, `MASK.*`.
 */
export async function maskPage(records: readonly unknown[], { rules, rest, first }: PageRequest): Promise<MaskedPage> {
  const { roots, cells } = collectCells(records, rules, first)
  await findSubjects(roots, cells.flat())
  const counts: FieldCounts[] = []
  for (const [i, rule] of rules.entries()) counts.push(await replaceCells(rule, cells[i] ?? [], records))
  const unnamed = new Set<string>()
  const masked = records.map((record, i) => rebuild(record, roots[i], { rest, unnamed }))
  return { records: masked, counts, unnamed }
}

const noCounts = (): FieldCounts => ({ values: 0, changed: 0, unchanged: 0, nulls: 0, malformed: 0 })

async function replaceCells(
  rule: FieldRule,
  cells: readonly Cell[],
  records: readonly unknown[],
): Promise<FieldCounts> {
  const counts = noCounts()
  counts.values = cells.length
  if (rule.kind === 'function') {
    for (const cell of cells) await callOn(rule.call, cell, counts)
    return counts
  }
  // NULL has no form of its own: where it is replaced, it becomes what its neighbours are.
  const usual = cells.find(({ form }) => form !== undefined)?.form ?? 'text'
  for (const [form, group] of byForm(cells, usual)) await maskGroup(rule, form, group, { records, counts })
  return counts
}

function byForm(cells: readonly Cell[], usual: CellForm): ReadonlyMap<CellForm, readonly Cell[]> {
  const groups = new Map<CellForm, Cell[]>()
  for (const cell of cells) {
    if (cell.value === undefined) continue
    const form = cell.form ?? usual
    const group = groups.get(form)
    if (group === undefined) groups.set(form, [cell])
    else group.push(cell)
  }
  return groups
}

async function callOn(call: (value: unknown) => unknown, cell: Cell, counts: FieldCounts): Promise<void> {
  if (cell.value === null || cell.value === undefined) {
    counts.nulls++
    return
  }
  cell.result = await call(cell.value)
  if (cell.result === cell.value) counts.unchanged++
  else counts.changed++
}

interface Around {
  readonly records: readonly unknown[]
  readonly counts: FieldCounts
}

/** Replaces the cells of one field and one form, all at once. */
async function maskGroup(
  rule: TransformRule,
  form: CellForm,
  cells: readonly Cell[],
  { records, counts }: Around,
): Promise<void> {
  const { transform, path } = rule
  const isNullOnly = cells.every(({ value }) => value === null)
  if (isNullOnly && transform.policy.null !== 'replace') {
    counts.nulls += cells.length
    return
  }
  const mask = await rule.maskOf(form)
  const values = cells.map(({ value }): Value => (value === null ? null : toCanonical(value, form)))
  const masked = maskValues(mask, transform, values, {
    entity: 'record',
    field: path.label,
    subjects: cells.map(({ subject }) => subject),
    read: (field) => cells.map((cell) => neighbourOf(cell, field, records)),
  })
  cells.forEach((cell, i) => (cell.result = resultOf(masked.values[i] ?? null, form, rule)))
  counts.changed += masked.changed
  counts.unchanged += masked.unchanged
  counts.nulls += masked.nulls
  counts.malformed += masked.malformed
}

function resultOf(value: Value, form: CellForm, { transform, path }: TransformRule): unknown {
  const result = fromCanonical(value, form)
  if (result === undefined) throw numberRange(transform.name, path.label)
  return result
}

/** The original of another field: of the same object, else of the record. */
function neighbourOf(cell: Cell, field: string, records: readonly unknown[]): Value {
  const record = records[cell.row]
  const near = valueAt(record, [...cell.place.slice(0, -1), field])
  const value = near === undefined ? valueAt(record, [field]) : near
  return value === undefined || value === null ? null : toCanonical(value, formOf(value))
}
