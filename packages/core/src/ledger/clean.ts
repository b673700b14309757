import type { Store } from '../adapter/port.js'
import { changedRows, type ListedRows, referencedRows } from '../errors/clean.js'
import { joinProblems, type SeedError } from '../errors/seed-error.js'
import type { Schema } from '../schema/schema.js'
import type { Progress } from '../seeder/reports.js'
import { deleteAll } from './delete-rows.js'
import { collectStrangers, listStrangers, type Strangers } from './strangers.js'
import { type Survey, surveyRuns } from './survey.js'

export interface CleanRunsOptions {
  /** Also delete rows that the application changed, and rows that point to seeded ones. */
  readonly cascade?: boolean
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: Progress) => void
}

/** What `cleanRuns` did. */
export interface CleanedRuns {
  readonly runs: number
  /** Rows deleted, in the order of deleting; with `cascade`, strangers included. */
  readonly entities: readonly { readonly entity: string; readonly rows: number }[]
  /** Seeded rows that the application had deleted before. */
  readonly gone: readonly { readonly entity: string; readonly rows: number }[]
}

/**
 * Deletes exactly the rows that the ledger records, newest run first and children first, inside the caller's transaction, and
 * forgets the runs. Looks before it deletes: a seeded row that was changed, or a row from elsewhere that points to one, stops it.
 * Sequences stay where they are. Memory: a page of rows, 8 bytes for each key that is not part of a range, and with
 * `cascade` the keys of the other rows.
 *
 * @throws {SeedError} `CLEAN.CHANGED`, `CLEAN.REFERENCED` (rows are listed, nothing is deleted), `CLEAN.UNKNOWN_ENTITY`,
 * `CLEAN.SCHEMA_CHANGED`, `LEDGER.DAMAGED`.
 */
export async function cleanRuns(store: Store, schema: Schema, options: CleanRunsOptions = {}): Promise<CleanedRuns> {
  const { cascade = false, signal } = options
  const report = progressReporter(options.onProgress)
  const survey = await surveyRuns(store, schema, {
    signal,
    onRows: (entity, done, total) => report('read', entity, done, total),
  })
  if (!cascade) await refuseStrangers(store, schema, survey, signal)
  const strangers: Strangers = cascade ? await collectStrangers(store, schema, survey, signal) : new Map()
  refuseWithoutKey(strangers)
  const total = survey.rows + [...strangers.values()].reduce((sum, keys) => sum + keys.size, 0)
  let done = 0
  const onDeleted = (entity: string, rows: number): void => report('clean', entity, (done += rows), total)
  const deleted = await deleteAll(store, schema, survey, strangers, { signal, onDeleted })
  for (const { run } of survey.runs) await store.ledger.remove(run)
  return {
    runs: survey.runs.length,
    entities: [...deleted].map(([entity, rows]) => ({ entity: entity.name, rows })),
    gone: survey.gone.map(({ entity, count }) => ({ entity, rows: count })),
  }
}

async function refuseStrangers(
  store: Store,
  schema: Schema,
  survey: Survey,
  signal: AbortSignal | undefined,
): Promise<void> {
  const referenced = await listStrangers(store, schema, survey, signal)
  const problems: SeedError[] = [...survey.problems]
  if (survey.changed.length > 0) problems.push(changedRows(survey.changed, referenced))
  else if (referenced.length > 0) problems.push(referencedRows(referenced))
  if (problems.length > 0) throw joinProblems(problems)
}

/** A row without a primary key cannot be deleted alone. */
function refuseWithoutKey(strangers: Strangers): void {
  const listed: ListedRows[] = [...strangers].flatMap(([entity, keys]) =>
    entity.key.length > 0 || keys.size === 0 ? [] : [{ entity: entity.name, count: keys.size, keys: ['(no key)'] }],
  )
  if (listed.length > 0) throw referencedRows(listed)
}

function progressReporter(
  onProgress: CleanRunsOptions['onProgress'],
): (phase: Progress['phase'], entity: string, done: number, total: number) => void {
  const start = performance.now()
  return (phase, entity, done, total) =>
    onProgress?.({ phase, entity, done, total, elapsedMs: performance.now() - start })
}
