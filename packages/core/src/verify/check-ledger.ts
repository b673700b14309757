import type { Store } from '../adapter/port.js'
import { compareRows } from '../ledger/compare.js'
import type { LedgerEntity } from '../ledger/entry.js'
import { findEntity } from '../ledger/find-entity.js'
import { readLedger } from '../ledger/read-ledger.js'
import type { Schema } from '../schema/schema.js'
import type { Finding } from '../seeder/reports.js'
import { combine, type TableFingerprint } from '../value/fingerprint.js'

/** What became of the seeded rows. */
export interface LedgerCheck {
  readonly checks: number
  readonly findings: readonly Finding[]
  /** Of the last run's rows as they are now; undefined when there was no run or not all of it was looked at. */
  readonly fingerprint: string | undefined
}

export interface LedgerCheckOptions {
  /** Only these entities. */
  readonly isChosen: (entity: string) => boolean
  readonly signal?: AbortSignal | undefined
  readonly onRows?: (entity: string, done: number) => void
}

/** Keys shown in a finding. */
const SHOWN_KEYS = 5

/**
 * Compares the seeded rows with the ledger: rows that are gone (`count`) and rows that changed (`changed`).
 *
 * @throws {SeedError} `LEDGER.DAMAGED`.
 */
export async function checkLedger(store: Store, schema: Schema, options: LedgerCheckOptions): Promise<LedgerCheck> {
  const { isChosen, signal, onRows } = options
  const findings: Finding[] = []
  let checks = 0
  let fingerprints: TableFingerprint[] | undefined
  for (const { run, entities } of await readLedger(store)) {
    fingerprints = []
    for (const recorded of entities) {
      const entity = findEntity(schema, recorded)
      const name = entity?.name ?? recorded.entity
      if (!isChosen(name)) continue
      checks += 2
      if (entity === undefined) {
        findings.push(missing(run, recorded, recorded.entity, { count: recorded.rows, keys: [] }))
        continue
      }
      const done = (rows: number): void => onRows?.(name, rows)
      const { changed, gone, lostColumns, fingerprint } = await compareRows(store, run, recorded, entity, {
        signal,
        onRows: done,
      })
      if (gone.count > 0) findings.push(missing(run, recorded, name, gone))
      if (changed.count > 0)
        findings.push(finding('changed', name, `seeded rows of run ${run} are as they were written`, changed))
      if (lostColumns.length > 0) {
        const subject = `columns of run ${run} are still there: ${lostColumns.join(', ')}`
        findings.push(finding('changed', name, subject, { count: recorded.rows, keys: [] }))
      }
      fingerprints.push({ table: recorded.table, rows: recorded.rows - gone.count, hex: fingerprint })
    }
    if (fingerprints.length < entities.length) fingerprints = undefined
  }
  return { checks, findings, fingerprint: fingerprints === undefined ? undefined : combine(fingerprints) }
}

type Keys = { readonly count: number; readonly keys: readonly string[] }

function missing(run: number, recorded: LedgerEntity, entity: string, gone: Keys): Finding {
  return finding('count', entity, `all ${recorded.rows} rows of run ${run} are there`, gone)
}

function finding(kind: Finding['kind'], entity: string, subject: string, { count, keys }: Keys): Finding {
  return { kind, entity, subject, count, sample: keys.slice(0, SHOWN_KEYS) }
}
