import type { LedgerRow } from '../adapter/port.js'
import { InternalError } from '../errors/seed-error.js'
import type { Schema, Value } from '../schema/schema.js'
import { checkRow, PendingReferences } from './constraints.js'
import { MemoryFailure } from './failure.js'
import { type Predicates, type ReferenceRule, type StoredRow, tableRules } from './rules.js'
import { MemoryTable, tupleOf } from './table.js'

/** When foreign keys are checked: at commit, at the end of each statement, or never. */
export type ForeignKeyTime = 'commit' | 'statement' | 'never'

/** Accidents a test can ask for. They count the rows written in one transaction. */
export interface Faults {
  /** The row after this many is refused. */
  failAfterRows?: number | undefined
  /** After this many rows the connection is gone for the rest of the transaction. */
  dropConnectionAfterRows?: number | undefined
}

/** What the database enforces and where it fails on purpose. */
export interface DatabaseOptions {
  readonly predicates: Predicates
  readonly foreignKeys: ForeignKeyTime
  /** False: unique sets, NOT NULL, checks and foreign keys are all let pass. */
  readonly enforce: boolean
  readonly faults: Faults
}

/** Tables, sequences and the ledger, with one transaction at a time. */
export class MemoryDatabase {
  ledger: readonly LedgerRow[] = []
  readonly #tables: ReadonlyMap<string, MemoryTable>
  readonly #references: ReadonlyMap<string, readonly ReferenceRule[]>
  /** Next key by `table.column`. Like a real sequence it never goes back. */
  readonly #sequences = new Map<string, bigint>()
  readonly #pending: PendingReferences = new PendingReferences(this)
  #undo: (() => void)[] = []
  #last: Promise<void> = Promise.resolve()
  #rowsWritten = 0
  #isLost = false

  constructor(
    schema: Schema,
    readonly options: DatabaseOptions,
  ) {
    const rules = tableRules(schema, options.predicates)
    this.#tables = new Map([...rules].map(([name, one]) => [name, new MemoryTable(one, this.#journal)]))
    const all = [...rules.values()].flatMap((one) => one.references)
    this.#references = new Map([...rules.keys()].map((name) => [name, all.filter((rule) => rule.target === name)]))
  }

  table(name: string): MemoryTable {
    const table = this.#tables.get(name)
    if (table !== undefined) return table
    throw new MemoryFailure({ kind: 'missing-table', table: name }, `relation "${name}" does not exist`)
  }

  referencesTo(table: string): readonly ReferenceRule[] {
    return this.#references.get(table) ?? []
  }

  /** Waits for the transaction before, then starts one. */
  async begin(): Promise<() => void> {
    const before = this.#last
    let release = (): void => undefined
    this.#last = new Promise((resolve) => {
      release = resolve
    })
    await before
    const ledger = this.ledger
    this.#undo = [() => void (this.ledger = ledger)]
    this.#rowsWritten = 0
    this.#isLost = false
    return release
  }

  commit(): void {
    this.checkAlive()
    this.#pending.check()
    this.#undo = []
  }

  rollback(): void {
    for (const undo of this.#undo.reverse()) undo()
    this.#undo = []
    this.#pending.clear()
    this.#isLost = false
  }

  insert(name: string, row: StoredRow, place?: number): void {
    this.#countRow()
    const table = this.table(name)
    if (this.options.enforce) checkRow(table, undefined, row, place)
    this.#pending.note(table, table.insert(row), undefined, row)
  }

  /** Sets these columns of one row. */
  update(name: string, id: number, changes: StoredRow): void {
    this.checkAlive()
    const table = this.table(name)
    const before = table.row(id)
    if (before === undefined) throw new InternalError(`${name} has no row to update`)
    const after = { ...before, ...changes }
    if (this.options.enforce) checkRow(table, id, after)
    table.replace(id, after)
    this.#pending.note(table, id, before, after)
  }

  /** Deletes one row, and what its foreign keys say of rows that point to it. */
  delete(name: string, id: number): void {
    this.checkAlive()
    const table = this.table(name)
    const before = table.row(id)
    if (before === undefined) return
    table.replace(id, undefined)
    this.#pending.note(table, id, before, undefined)
    if (this.options.enforce) for (const rule of this.referencesTo(name)) this.#follow(rule, before)
  }

  /** What every statement does at its end. */
  endStatement(): void {
    if (!this.options.enforce || this.options.foreignKeys === 'never') this.#pending.clear()
    else if (this.options.foreignKeys === 'statement') this.#pending.check()
  }

  nextKey(table: string, column: string): bigint {
    return this.#sequences.get(`${table}.${column}`) ?? 1n
  }

  setNextKey(table: string, column: string, next: bigint): void {
    this.#sequences.set(`${table}.${column}`, next)
  }

  checkAlive(): void {
    if (this.#isLost) throw new MemoryFailure({ kind: 'connection' }, 'the connection is closed')
  }

  readonly #journal = (table: MemoryTable, id: number, before: StoredRow | undefined): void => {
    this.#undo.push(() => table.restore(id, before))
  }

  #follow(rule: ReferenceRule, gone: StoredRow): void {
    const tuple = tupleOf(gone, rule.targetColumns)
    if (tuple.includes(null) || (rule.onDelete !== 'cascade' && rule.onDelete !== 'set null')) return
    const blank: Record<string, Value> = Object.fromEntries(rule.columns.map((column) => [column, null]))
    for (const id of this.table(rule.table).find(rule.columns, tuple)) {
      if (rule.onDelete === 'cascade') this.delete(rule.table, id)
      else this.update(rule.table, id, blank)
    }
  }

  #countRow(): void {
    this.checkAlive()
    const { failAfterRows, dropConnectionAfterRows } = this.options.faults
    if (this.#rowsWritten === dropConnectionAfterRows) {
      this.#isLost = true
      this.checkAlive()
    }
    if (this.#rowsWritten === failAfterRows) throw new MemoryFailure({ kind: 'other' }, 'failed on purpose')
    this.#rowsWritten++
  }
}
