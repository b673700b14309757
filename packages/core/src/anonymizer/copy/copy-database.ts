import type { Store, Target } from '../../adapter/port.js'
import { chunkedThrowaway, countsDiffer } from '../../errors/anonymize.js'
import { joinProblems } from '../../errors/seed-error.js'
import { withoutUndefined } from '../../internal/without-undefined.js'
import { ringKey } from '../keys/create-key-ring.js'
import { scanStores } from '../leaks/scan-stores.js'
import { readKeptKeys } from '../plan/kept-keys.js'
import type { AnonymizePlan, EntityPlan } from '../plan/plan.js'
import { measurePrivacy } from '../privacy/measure-privacy.js'
import type { AnonymizeOptions, AnonymizeReport, LeakReport } from '../reports.js'
import type { AnonymizeRequest } from '../request.js'
import { type MaskThreads, openMaskThreads, usualThreads } from '../threads/mask-threads.js'
import { buildReport, type RunFacts } from './build-report.js'
import { checkpointsOf } from './checkpoint.js'
import { copyInChunks } from './copy-chunks.js'
import { type Copy, copyRows, doorsOf, linkRows, settle, writing } from './copy-rows.js'
import { startThreads } from './mask-pages.js'
import { checkEmpty, type OpenTarget, openTarget } from './open-target.js'
import { planRun } from './plan-run.js'
import { prepare, type Prepared } from './prepare.js'
import { previewRows } from './preview.js'
import { secretsOf, targetKeysOf } from './secrets.js'
import type { EntityTally } from './tally.js'

/** Rows of a page unless told. */
export const PAGE_ROWS = 5_000

/** One run of a copy. */
interface Run {
  readonly prepared: Prepared
  readonly to: OpenTarget
  readonly options: AnonymizeOptions
  readonly elapsedMs: () => number
}

/** Copies a database with its values replaced: all of it is there afterwards, or nothing. */
export async function copyDatabase(
  request: AnonymizeRequest,
  options: AnonymizeOptions & { readonly to: string },
): Promise<AnonymizeReport> {
  const began = performance.now()
  const prepared = await prepare(request, 'anonymize')
  if (options.chunked === true && prepared.keys.mode === 'throwaway') throw chunkedThrowaway()
  const { schema } = prepared.ground
  const to = await openTarget({
    source: request.adapter,
    schema,
    url: options.to,
    createSchema: options.createSchema === true && options.dryRun !== true,
    allow: request.allow,
  })
  try {
    const run: Run = { prepared, to, options, elapsedMs: () => performance.now() - began }
    return await request.adapter.transaction((source) => copyFrom(run, source), 'snapshot')
  } finally {
    await to.adapter.close()
  }
}

async function copyFrom(run: Run, source: Store): Promise<AnonymizeReport> {
  const plan = await planCopy(run, source)
  if (run.options.dryRun === true) {
    await run.to.adapter.transaction((target) => checkEmpty(target, plan.schema), 'read')
    const { preview, tallies } = await previewRows(source, plan)
    return reportOf(run, plan, { tallies, preview })
  }
  return run.options.chunked === true ? copyChunked(run, plan, source) : copyWhole(run, plan, source)
}

async function planCopy({ prepared, to }: Run, source: Store): Promise<AnonymizePlan> {
  const kept = await readKeptKeys(source, prepared.ground.schema, prepared.ruled)
  const { plan, problems } = await planRun(prepared, source, {
    shape: to.shape,
    capabilities: to.adapter.capabilities,
    kept,
  })
  if (problems.length > 0) throw joinProblems(problems)
  return plan
}

/** From so many rows on, making an index at once costs less than row by row. */
const MANY_ROWS = 10_000

function isLarge({ rows }: EntityPlan): boolean {
  return rows >= MANY_ROWS
}

/** Ends the target's transaction without keeping it. */
class Discarded extends Error {
  constructor(readonly report: AnonymizeReport) {
    super('discarded')
  }
}

async function copyWhole(run: Run, plan: AnonymizePlan, source: Store): Promise<AnonymizeReport> {
  try {
    return await run.to.adapter.transaction(async (target) => {
      await target.lock()
      await checkEmpty(target, plan.schema)
      const copy = { ...copyOf(run, plan, source), target }
      const putBack = await target.putIndexesAside?.(plan.entities.filter(isLarge).map(({ entity }) => entity))
      const tallies = await copyAll(run, plan, copy)
      await writing(undefined, async () => putBack?.())
      for (const part of plan.entities) await linkRows(copy, part)
      await settle(target, plan)
      const facts = await lookAfter(run, plan, source, target)
      checkCounts(tallies, facts.counted)
      const report = reportOf(run, plan, { ...facts, tallies })
      if (report.leaks?.verdict !== 'FAIL') return report
      throw new Discarded({
        ...report,
        notes: [...report.notes, 'originals were found, so nothing was kept in the target'],
      })
    })
  } catch (error) {
    if (error instanceof Discarded) return error.report
    throw error
  }
}

async function copyAll(run: Run, plan: AnonymizePlan, given: Copy): Promise<ReadonlyMap<string, EntityTally>> {
  const threads = openThreads(run)
  const copy = { ...given, ...withoutUndefined({ threads }) }
  try {
    const [from] = doorsOf(copy.source, copy.target)
    startThreads(copy, plan.entities, from)
    const tallies = new Map<string, EntityTally>()
    for (const part of plan.entities) tallies.set(part.entity.name, await copyRows(copy, part))
    return tallies
  } finally {
    await threads?.close()
  }
}

function openThreads({ options, prepared: { keys, words } }: Run): MaskThreads | undefined {
  const start = { key: ringKey(keys), mode: keys.mode, locale: words.locale }
  return openMaskThreads(options.threads ?? usualThreads(), start)
}

async function copyChunked(run: Run, plan: AnonymizePlan, source: Store): Promise<AnonymizeReport> {
  const { adapter } = run.to
  const checkpoints = checkpointsOf(plan.hash, run.prepared.keys)
  const names = plan.entities.map(({ entity }) => entity.name)
  const reached = await adapter.transaction(async (target) => {
    const found = await checkpoints.read(target, names)
    if (found.size === 0) await checkEmpty(target, plan.schema)
    return found
  }, 'read')
  const copy = copyOf(run, plan, source)
  const tallies = await copyInChunks({ ...copy, to: adapter, checkpoints, reached }, plan)
  const facts = await adapter.transaction((target) => lookAfter(run, plan, source, target), 'read')
  const continued =
    reached.size > 0 ? ['continued from a checkpoint: what changed in the source meanwhile may be mixed in'] : []
  return reportOf(run, plan, { ...facts, tallies, notes: continued })
}

function copyOf({ options, elapsedMs }: Run, { schema }: AnonymizePlan, source: Store): Omit<Copy, 'target'> {
  return { source, schema, pageRows: options.pageRows ?? PAGE_ROWS, watch: options, elapsedMs }
}

type Afterwards = Pick<RunFacts, 'counted' | 'leaks' | 'privacy'>

/** Counts, scans and measures what is in the target. */
async function lookAfter(run: Run, plan: AnonymizePlan, source: Store, target: Store): Promise<Afterwards> {
  const { prepared, options } = run
  const counted = new Map<string, number>()
  for (const { entity } of plan.entities) counted.set(entity.name, await target.count(entity))
  const quasi = prepared.anonymizer.quasiIdentifiers ?? []
  return {
    counted,
    privacy: await measurePrivacy(target, plan.schema, quasi, options),
    leaks: options.leaks === false ? undefined : await scan(run, plan, source, target),
  }
}

function scan({ prepared, to, options }: Run, plan: AnonymizePlan, source: Store, target: Store): Promise<LeakReport> {
  return scanStores({
    source,
    target,
    targetSchema: to.catalog,
    secrets: secretsOf(plan, prepared.anonymizer.rules),
    targetKeys: targetKeysOf(plan),
    words: prepared.words,
    ...options,
  })
}

function checkCounts(tallies: ReadonlyMap<string, EntityTally>, counted: ReadonlyMap<string, number>): void {
  for (const [entity, { rows }] of tallies) {
    const there = counted.get(entity) ?? 0
    if (there !== rows) throw countsDiffer(entity, rows, there)
  }
}

function reportOf(run: Run, plan: AnonymizePlan, facts: Partial<RunFacts>): AnonymizeReport {
  const { prepared, to, options, elapsedMs } = run
  const source: Target = prepared.ground.target
  return buildReport(prepared, plan, {
    source,
    target: to.target,
    way: 'copy',
    commit: options.chunked === true ? 'chunked' : 'atomic',
    dryRun: options.dryRun === true,
    tallies: new Map(),
    counted: new Map(),
    leaks: undefined,
    privacy: [],
    preview: [],
    notes: [],
    ...facts,
    elapsedMs: elapsedMs(),
  })
}
