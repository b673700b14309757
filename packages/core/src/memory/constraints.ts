import { keyText } from '../internal/key-text.js'
import type { Tuple } from '../schema/schema.js'
import type { MemoryDatabase } from './database.js'
import { MemoryFailure } from './failure.js'
import type { ReferenceRule, StoredRow, UniqueRule } from './rules.js'
import { type MemoryTable, tupleOf } from './table.js'

/** Checks a row against what is enforced at once: unique sets and checks. `row` is its place in the source. */
export function checkRow(table: MemoryTable, id: number | undefined, values: StoredRow, row?: number): void {
  const place = row === undefined ? {} : { row }
  for (const { name, holds } of table.rules.checks) {
    if (holds(values)) continue
    throw new MemoryFailure(
      { kind: 'check', table: table.rules.name, constraint: name, ...place },
      `failing row contains ${keyText(Object.values(values))}`,
    )
  }
  for (const rule of table.rules.uniques) {
    if (!clashes(table, rule, id, values)) continue
    throw new MemoryFailure(
      { kind: 'unique', table: table.rules.name, columns: rule.columns, constraint: rule.name, ...place },
      `key ${keyText(tupleOf(values, rule.columns))} already exists`,
    )
  }
}

function clashes(table: MemoryTable, rule: UniqueRule, id: number | undefined, values: StoredRow): boolean {
  if (!applies(rule, values)) return false
  const others = table.find(rule.columns, tupleOf(values, rule.columns)).filter((other) => other !== id)
  return others.some((other) => applies(rule, table.row(other) ?? {}))
}

/** Whether a unique set looks at this row: its condition holds and no NULL takes it out. */
export function applies(rule: Omit<UniqueRule, 'name'>, row: StoredRow): boolean {
  if (rule.where !== undefined && !rule.where(row)) return false
  return rule.nullsNotDistinct || !tupleOf(row, rule.columns).includes(null)
}

/** References to look at: at the end of the statement, or at commit. */
export class PendingReferences {
  /** Written rows, by table. */
  readonly #written = new Map<MemoryTable, Set<number>>()
  /** Tuples that a row was found by and is not any more. */
  readonly #lost: { readonly rule: ReferenceRule; readonly tuple: Tuple }[] = []

  constructor(readonly database: MemoryDatabase) {}

  /** Notes a change; rows that nobody refers to and that refer to nobody cost nothing. */
  note(table: MemoryTable, id: number, before: StoredRow | undefined, after: StoredRow | undefined): void {
    if (after !== undefined && table.rules.references.length > 0) {
      const ids = this.#written.get(table) ?? new Set()
      this.#written.set(table, ids.add(id))
    }
    if (before === undefined) return
    for (const rule of this.database.referencesTo(table.rules.name)) {
      const tuple = tupleOf(before, rule.targetColumns)
      if (after === undefined || keyText(tuple) !== keyText(tupleOf(after, rule.targetColumns)))
        this.#lost.push({ rule, tuple })
    }
  }

  /** Looks at everything noted and forgets it. */
  check(): void {
    const written = [...this.#written]
    const lost = this.#lost.splice(0)
    this.#written.clear()
    for (const [table, ids] of written) for (const id of ids) this.#checkWritten(table, id)
    for (const { rule, tuple } of lost) this.#checkLost(rule, tuple)
  }

  /** Forgets everything, after a rollback. */
  clear(): void {
    this.#written.clear()
    this.#lost.length = 0
  }

  #checkWritten(table: MemoryTable, id: number): void {
    const row = table.row(id)
    if (row === undefined) return
    for (const rule of table.rules.references) {
      const tuple = tupleOf(row, rule.columns)
      if (tuple.includes(null)) continue
      if (this.database.table(rule.target).find(rule.targetColumns, tuple).length === 0) throw dangling(rule, tuple)
    }
  }

  #checkLost(rule: ReferenceRule, tuple: Tuple): void {
    if (tuple.includes(null)) return
    if (this.database.table(rule.target).find(rule.targetColumns, tuple).length > 0) return
    if (this.database.table(rule.table).find(rule.columns, tuple).length > 0) throw dangling(rule, tuple)
  }
}

function dangling(rule: ReferenceRule, tuple: Tuple): MemoryFailure {
  return new MemoryFailure(
    { kind: 'foreign-key', table: rule.table, columns: rule.columns, constraint: rule.name },
    `key ${keyText(tuple)} is not present in "${rule.target}"`,
  )
}
