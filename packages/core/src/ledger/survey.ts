import type { Store } from '../adapter/port.js'
import { forgottenEntity, goneFields, type ListedRows } from '../errors/clean.js'
import type { SeedError } from '../errors/seed-error.js'
import type { Entity, Schema } from '../schema/schema.js'
import { compareRows } from './compare.js'
import type { LedgerEntity, LedgerEntry } from './entry.js'
import { findEntity } from './find-entity.js'
import { readLedger } from './read-ledger.js'
import { SeededKeys } from './seeded-keys.js'

/** Rows that one run wrote of one entity, as the schema knows it now. */
export interface SeededEntity {
  readonly run: number
  readonly recorded: LedgerEntity
  readonly entity: Entity
}

/** What the ledger records and what became of it. */
export interface Survey {
  readonly runs: readonly LedgerEntry[]
  /** Newest run first, in the reverse order of writing. */
  readonly seeded: readonly SeededEntity[]
  readonly keys: SeededKeys
  readonly rows: number
  readonly changed: readonly ListedRows[]
  /** Rows that the application deleted already. */
  readonly gone: readonly ListedRows[]
  /** What keeps rows from being found or compared. */
  readonly problems: readonly SeedError[]
}

export interface SurveyOptions {
  readonly signal?: AbortSignal | undefined
  /** Rows looked at, of all runs. */
  readonly onRows?: (entity: string, done: number, total: number) => void
}

/**
 * Compares every seeded row with the ledger.
 *
 * @throws {SeedError} `LEDGER.DAMAGED`.
 */
export async function surveyRuns(store: Store, schema: Schema, options: SurveyOptions = {}): Promise<Survey> {
  const runs = await readLedger(store)
  const all = [...runs]
    .reverse()
    .flatMap(({ run, entities }) => [...entities].reverse().map((recorded) => ({ run, recorded })))
  const seeded = all.flatMap(({ run, recorded }) => {
    const entity = findEntity(schema, recorded)
    return entity === undefined ? [] : [{ run, recorded, entity }]
  })
  const forgotten = all.filter(({ recorded }) => findEntity(schema, recorded) === undefined)
  const problems = forgotten.map(({ recorded }) => forgottenEntity(recorded.entity, recorded.table))
  const total = seeded.reduce((sum, { recorded }) => sum + recorded.rows, 0)
  const keys = new SeededKeys()
  const [changed, gone]: [ListedRows[], ListedRows[]] = [[], []]
  let before = 0
  for (const { run, recorded, entity } of seeded) {
    const onPart = keys.add(recorded)
    const onRows = (done: number): void => options.onRows?.(entity.name, before + done, total)
    const result = await compareRows(store, run, recorded, entity, { signal: options.signal, onPart, onRows })
    before += recorded.rows
    if (result.changed.count > 0) changed.push({ entity: entity.name, ...result.changed })
    if (result.gone.count > 0) gone.push({ entity: entity.name, ...result.gone })
    if (result.lostColumns.length > 0) problems.push(goneFields(entity.name, result.lostColumns))
  }
  return { runs, seeded, keys, rows: total, changed, gone, problems }
}
