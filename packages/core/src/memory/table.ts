import { compareKeys, keyText } from '../internal/key-text.js'
import type { Tuple, Value } from '../schema/schema.js'
import type { StoredRow, TableRules } from './rules.js'

/** Told of every change before it is made, so that it can be undone: the row as it was, undefined for a new one. */
export type Journal = (table: MemoryTable, id: number, before: StoredRow | undefined) => void

/** Ids of rows by the text of some of their columns. */
interface RowIndex {
  readonly columns: readonly string[]
  readonly ids: Map<string, Set<number>>
}

/** Rows of one table, found by any of their columns. Knows no constraint. */
export class MemoryTable {
  readonly #rows = new Map<number, StoredRow>()
  readonly #indexes = new Map<string, RowIndex>()
  #nextId = 1
  /** Ids in the order of keys; may hold deleted ones. Undefined after a change that it cannot follow. */
  #sorted: number[] | undefined = []

  constructor(
    readonly rules: TableRules,
    readonly journal: Journal,
  ) {}

  get size(): number {
    return this.#rows.size
  }

  row(id: number): StoredRow | undefined {
    return this.#rows.get(id)
  }

  insert(row: StoredRow): number {
    const id = this.#nextId++
    this.journal(this, id, undefined)
    this.restore(id, row)
    return id
  }

  /** Puts another row in place of this one; undefined deletes it. */
  replace(id: number, row: StoredRow | undefined): void {
    this.journal(this, id, this.#rows.get(id))
    this.restore(id, row)
  }

  /** As `replace`, without a word to the journal. */
  restore(id: number, row: StoredRow | undefined): void {
    const before = this.#rows.get(id)
    for (const index of this.#indexes.values()) moveInIndex(index, id, before, row)
    this.#followOrder(id, before, row)
    if (row === undefined) this.#rows.delete(id)
    else this.#rows.set(id, row)
  }

  /** Ids of the rows whose columns hold this tuple; the first look at a set of columns builds its index. */
  find(columns: readonly string[], tuple: Tuple): readonly number[] {
    return [...(this.#index(columns).ids.get(keyText(tuple)) ?? [])]
  }

  /** Groups of rows that hold the same tuple in these columns. */
  groups(columns: readonly string[]): Iterable<ReadonlySet<number>> {
    return this.#index(columns).ids.values()
  }

  /** Ids of all rows in the order of their keys. */
  inKeyOrder(): readonly number[] {
    this.#sorted ??= [...this.#rows.keys()].sort((a, b) => compareKeys(this.#key(a), this.#key(b)))
    return this.#sorted.filter((id) => this.#rows.has(id))
  }

  /** Ids in the order of keys. */
  sortByKey(ids: Iterable<number>): readonly number[] {
    return [...ids].sort((a, b) => compareKeys(this.#key(a), this.#key(b)))
  }

  #key(id: number): Tuple {
    const row = this.#rows.get(id)
    return row === undefined ? [] : tupleOf(row, this.rules.keyColumns)
  }

  #index(columns: readonly string[]): RowIndex {
    const name = columns.join('\n')
    const known = this.#indexes.get(name)
    if (known !== undefined) return known
    const index: RowIndex = { columns, ids: new Map() }
    for (const [id, row] of this.#rows) moveInIndex(index, id, undefined, row)
    this.#indexes.set(name, index)
    return index
  }

  #followOrder(id: number, before: StoredRow | undefined, row: StoredRow | undefined): void {
    if (row === undefined || this.#sorted === undefined) return
    const columns = this.rules.keyColumns
    if (before !== undefined) {
      if (keyText(tupleOf(before, columns)) !== keyText(tupleOf(row, columns))) this.#sorted = undefined
      return
    }
    const last = this.#sorted.at(-1)
    const isLast =
      last === undefined || (this.#rows.has(last) && compareKeys(this.#key(last), tupleOf(row, columns)) < 0)
    if (isLast) this.#sorted.push(id)
    else this.#sorted = undefined
  }
}

/** Values of these columns. */
export function tupleOf(row: StoredRow, columns: readonly string[]): readonly Value[] {
  return columns.map((column) => row[column] ?? null)
}

function moveInIndex(index: RowIndex, id: number, before: StoredRow | undefined, after: StoredRow | undefined): void {
  const from = before === undefined ? undefined : keyText(tupleOf(before, index.columns))
  const to = after === undefined ? undefined : keyText(tupleOf(after, index.columns))
  if (from === to) return
  if (from !== undefined) {
    const ids = index.ids.get(from)
    ids?.delete(id)
    if (ids?.size === 0) index.ids.delete(from)
  }
  if (to === undefined) return
  const ids = index.ids.get(to)
  if (ids === undefined) index.ids.set(to, new Set([id]))
  else ids.add(id)
}
