import type { KeySet, Store } from '../adapter/port.js'
import { throwIfAborted } from '../errors/run.js'
import { slices } from '../internal/list.js'
import { keyText, showKey } from '../internal/key-text.js'
import type { Entity, Tuple } from '../schema/schema.js'
import type { LedgerEntity, LedgerPart } from './entry.js'
import { lookUp, LOOKUP_ROWS } from './look-up.js'
import { readParts } from './read-ledger.js'
import { RowReader } from './row-reader.js'

/** Keys shown of the rows that something is wrong with. */
export const SHOWN_KEYS = 20

/** What became of the rows that a run wrote of one entity. */
export interface Comparison {
  /** Columns the rows were recorded with that are gone; when there are some, nothing can be compared. */
  readonly lostColumns: readonly string[]
  readonly changed: { readonly count: number; readonly keys: readonly string[] }
  readonly gone: { readonly count: number; readonly keys: readonly string[] }
  /** Of the rows that are there, in the recorded columns. */
  readonly fingerprint: string
}

export interface CompareOptions {
  readonly signal?: AbortSignal | undefined
  /** Called with the keys of each part before its rows are read. */
  readonly onPart?: (part: LedgerPart) => void
  /** Called with the number of rows looked at so far. */
  readonly onRows?: (done: number) => void
}

/**
 * Reads the rows of one entity of a run and tells which were changed or deleted since. Memory stays at one part.
 *
 * @throws {SeedError} `LEDGER.DAMAGED`.
 */
export async function compareRows(
  store: Store,
  run: number,
  recorded: LedgerEntity,
  entity: Entity,
  { signal, onPart, onRows }: CompareOptions = {},
): Promise<Comparison> {
  const fieldOf = new Map(entity.fields.map((field) => [field.column, field.name]))
  const fieldsOf = (columns: readonly string[]): readonly string[] =>
    columns.map((column) => fieldOf.get(column)).filter((name) => name !== undefined)
  const lostColumns = recorded.columns.filter((column) => !fieldOf.has(column))
  const reader = new RowReader(entity, fieldsOf(recorded.columns), fieldsOf(recorded.fingerprintColumns))
  const [changed, gone] = [new KeyList(), new KeyList()]
  let done = 0
  for await (const part of readParts(store, run, recorded, entity)) {
    throwIfAborted(signal)
    onPart?.(part)
    let place = 0
    for (const keys of slices(part.keys, LOOKUP_ROWS)) {
      const rows = await lookUp(store, entity, reader.fields, keySet(recorded, keys))
      for (const key of keys) {
        const row = rows.get(keyText(key))
        const digest = part.digests[place++]
        if (row === undefined) gone.add(key)
        else if (reader.add(row) !== digest && lostColumns.length === 0) changed.add(key)
      }
    }
    onRows?.((done += part.keys.length))
  }
  return { lostColumns, changed: changed.list(), gone: gone.list(), fingerprint: reader.fingerprint.hex() }
}

/** The same keys in the shape a store finds fastest. */
function keySet({ keys: { kind } }: LedgerEntity, keys: readonly Tuple[]): KeySet {
  if (kind === 'list') return { kind, keys }
  const end = (key: Tuple | undefined): bigint => BigInt(key?.[0] as number | bigint)
  return { kind, from: end(keys[0]), to: end(keys.at(-1)) }
}

/** Counts keys and keeps the first few. */
class KeyList {
  #count = 0
  readonly #keys: string[] = []

  add(key: Tuple): void {
    this.#count++
    if (this.#keys.length < SHOWN_KEYS) this.#keys.push(showKey(key))
  }

  list(): { count: number; keys: readonly string[] } {
    return { count: this.#count, keys: this.#keys }
  }
}
