import type { Adapter, Store } from '../adapter/port.js'
import type { Block } from '../engine/block.js'
import { describeFailure } from '../engine/failure.js'
import { guardTarget } from '../guard/guard-target.js'
import { cleanRuns } from '../ledger/clean.js'
import type { RecordedEntity } from '../ledger/entry.js'
import { readLedger } from '../ledger/read-ledger.js'
import { alreadyRun, interrupted, noOrmWrites, noRollback } from '../errors/run.js'
import type { Plan } from '../plan/plan.js'
import { scopesOf } from '../plan/scopes.js'
import { combineFingerprints } from './fingerprints.js'
import { recordPlan } from './keep-record.js'
import { withoutUndefined } from '../internal/without-undefined.js'
import type { Logger, Progress, RunOptions, RunReport } from './reports.js'
import { planRun, readGround, type Ground, type PlannedRun, type PlanSources } from './session.js'
import type { Settings } from './settings.js'
import { writePlan, type WriteWatch } from './write.js'
import { makeRoom } from './make-room.js'

/** What a run needs. */
export interface RunRequest {
  readonly sources: PlanSources
  readonly settings: Settings
  readonly options: RunOptions
  readonly allow: readonly string[]
}

/** Plans, writes and records a data set in one transaction: all of it is there afterwards, or nothing. */
export async function runDataSet(request: RunRequest): Promise<RunReport> {
  const { sources, settings, options } = request
  const { adapter } = sources
  const began = performance.now()
  if (!adapter.capabilities.rollback) throw noRollback(adapter.name)
  if (options.through === 'orm' && !adapter.capabilities.ormWrites) throw noOrmWrites(adapter.name)
  const ground = await readGround(adapter)
  if (options.reset === true)
    await guardTarget(ground.target, {
      allow: request.allow,
      verb: 'run --reset',
      ...withoutUndefined({ confirm: options.confirm }),
    })
  const watch = watchOf(adapter, options, began)
  // Planned once outside, so that nothing at all is touched when the request is not sound.
  const planned = await planRun(sources, ground, settings, new Map())
  if (options.dryRun === true) return dryRun(request, ground, planned, watch, began)
  try {
    const done = await adapter.transaction(async (store) => runInside(request, ground, planned, store, watch, began))
    tell(options.logger, done)
    return done
  } catch (error) {
    if (options.signal?.aborted === true) throw interrupted(error)
    throw error
  }
}

async function runInside(
  request: RunRequest,
  ground: Ground,
  first: PlannedRun,
  store: Store,
  watch: WriteWatch,
  began: number,
): Promise<RunReport> {
  const { options, settings, sources } = request
  await store.lock()
  if (options.reset === true)
    await cleanRuns(store, ground.schema, withoutUndefined({ cascade: options.cascade, signal: options.signal }))
  const before = await seededBefore(store, settings.seed)
  const again = [...scopesOf(first.plan).keys()].find((scope) => before.counts.has(scope))
  if (again !== undefined && options.append !== true) throw alreadyRun(before.last)
  const planned = again === undefined ? first : await planRun(sources, ground, settings, before.counts)
  await makeRoom(store, planned.plan)
  const written = await writePlan(store, planned, options.through ?? 'native', watch)
  const recorded = await recordPlan(
    store,
    planned.plan,
    written,
    { ...settings, through: options.through ?? 'native' },
    watch,
  )
  return report(request, ground, planned.plan, recorded, written.elapsed, began)
}

/** Rows seeded before with the same seed, by enumerator, and the last such run. */
async function seededBefore(
  store: Store,
  seed: number | string,
): Promise<{ counts: ReadonlyMap<string, number>; last: { run: number; seed: number | string; rows: number } }> {
  const counts = new Map<string, number>()
  let last = { run: 0, seed, rows: 0 }
  for (const entry of await readLedger(store)) {
    if (entry.options.seed !== seed) continue
    last = { run: entry.run, seed, rows: entry.entities.reduce((sum, one) => sum + one.rows, 0) }
    for (const [scope, rows] of Object.entries(entry.options.counts)) counts.set(scope, (counts.get(scope) ?? 0) + rows)
  }
  return { counts, last }
}

function watchOf(adapter: Adapter, options: RunOptions, began: number): WriteWatch {
  return {
    signal: options.signal,
    rowOf: (error) => (error === undefined ? undefined : adapter.classify(error)?.row),
    onProgress: (progress: Omit<Progress, 'elapsedMs'>) =>
      options.onProgress?.({ ...progress, elapsedMs: performance.now() - began }),
  }
}

/** One line for the log, and one for each note. */
function tell(logger: Logger | undefined, { rows, entities, seed, elapsedMs, notes }: RunReport): void {
  logger?.info(`seeded ${rows} rows of ${entities.length} entities in ${Math.round(elapsedMs)} ms, seed ${seed}`)
  for (const note of notes) logger?.warn(note)
}

/** Makes every row and stores none: finds what only making them can find. */
function dryRun(
  request: RunRequest,
  ground: Ground,
  { plan }: PlannedRun,
  watch: WriteWatch,
  began: number,
): RunReport {
  const entities: RecordedEntity[] = []
  for (const { writes } of plan.segments) {
    for (const { entity, bindings } of writes) {
      const rows = bindings.reduce((sum, { block }) => sum + makeAll(block, watch), 0)
      entities.push({ entity: entity.name, rows, fingerprint: '' })
    }
  }
  return report(request, ground, plan, entities, new Map(), began)
}

function makeAll(block: Block, watch: WriteWatch): number {
  let rows = 0
  try {
    for (const row of block.rows()) {
      for (const { field, toStored } of block.written) toStored(row[field.name])
      rows += 1
    }
  } catch (error) {
    throw describeFailure(error, block.values.seed)
  }
  watch.onProgress({ phase: 'write', entity: block.entity.name, done: rows, total: block.count })
  return rows
}

function report(
  { settings, options }: RunRequest,
  ground: Ground,
  plan: Plan,
  recorded: readonly RecordedEntity[],
  elapsed: ReadonlyMap<string, number>,
  began: number,
): RunReport {
  const tables = new Map(ground.schema.entities.map((entity) => [entity.name, entity.table]))
  const entities = recorded.map((one) => ({
    entity: one.entity,
    table: tables.get(one.entity)?.name ?? one.entity,
    rows: one.rows,
    elapsedMs: elapsed.get(one.entity) ?? 0,
    fingerprint: one.fingerprint,
  }))
  return {
    seed: settings.seed,
    now: settings.now.toISOString(),
    locale: plan.input.values.locales.name,
    target: ground.target,
    mode: 'atomic',
    through: options.through ?? 'native',
    dryRun: options.dryRun ?? false,
    entities,
    rows: entities.reduce((sum, one) => sum + one.rows, 0),
    elapsedMs: performance.now() - began,
    fingerprint: options.dryRun === true ? '' : combineFingerprints(ground.schema, recorded),
    notes: [...ground.notes, ...plan.notes, ...redrawnNotes(plan)],
  }
}

function redrawnNotes(plan: Plan): string[] {
  return plan.bindings.flatMap(({ block }) =>
    block.redrawn.size === 0
      ? []
      : [`${block.entity.name}: ${block.redrawn.size} rows were drawn again, their unique values were taken`],
  )
}
