import type { Through } from '../adapter/port.js'
import type { Entity, Tuple } from '../schema/schema.js'

/** What the rows of a run were made from, as the ledger keeps it. */
export interface LedgerOptions {
  readonly seed: number | string
  /** ISO string. */
  readonly now: string
  readonly locale: string
  /** Rows asked for, by entity. */
  readonly counts: Readonly<Record<string, number>>
}

/** Keys of the rows that a run wrote of one entity: a closed range, or lists made when pulled. */
export type WrittenKeys =
  | { readonly kind: 'range'; readonly from: bigint; readonly to: bigint }
  | { readonly kind: 'list'; readonly batches: () => Iterable<readonly Tuple[]> }

/** What a run wrote of one entity. */
export interface WrittenEntity {
  readonly entity: Entity
  readonly rows: number
  readonly keys: WrittenKeys
  /** Fields that take part in the fingerprint. */
  readonly fingerprintFields: readonly string[]
}

/** A run on its way into the ledger. */
export interface RunRecord {
  /** Hash of the plan: equal for equal data sets. */
  readonly dataSet: string
  readonly options: LedgerOptions
  readonly through: Through
  /** In the order of writing. */
  readonly entities: readonly WrittenEntity[]
  readonly signal?: AbortSignal
  /** Called after each page that was read back; `done` of this entity's rows. */
  readonly onRows?: (entity: string, done: number) => void
}

/** Fingerprint of what a run wrote of one entity, from the rows read back. */
export interface RecordedEntity {
  readonly entity: string
  readonly rows: number
  /** 64 hexadecimal digits. */
  readonly fingerprint: string
}

/** One run, as read from the ledger. */
export interface LedgerEntry {
  readonly run: number
  readonly dataSet: string
  readonly options: LedgerOptions
  readonly through: Through
  /** In the order of writing. */
  readonly entities: readonly LedgerEntity[]
}

/** One entity of a run. */
export interface LedgerEntity {
  readonly entity: string
  /** `tableName(entity.table)` at the time of the run. */
  readonly table: string
  readonly rows: number
  readonly keys: { readonly kind: 'range'; readonly from: bigint; readonly to: bigint } | { readonly kind: 'list' }
  /** Columns whose values the change digests cover; columns, for an entity's names may change. */
  readonly columns: readonly string[]
  /** Those of them that the fingerprint covers. */
  readonly fingerprintColumns: readonly string[]
  readonly fingerprint: string
}

/** Up to 8,192 rows of one entity of a run: their keys and a 32-bit digest of each. */
export interface LedgerPart {
  readonly keys: readonly Tuple[]
  readonly digests: Uint32Array
}
