import type { Capabilities, Store } from '../../adapter/port.js'
import { keyInPlace } from '../../errors/anonymize.js'
import { joinProblems } from '../../errors/seed-error.js'
import { guardTarget } from '../../guard/guard-target.js'
import { withoutUndefined } from '../../internal/without-undefined.js'
import type { AnonymizePlan, EntityPlan } from '../plan/plan.js'
import { SAME_SHAPE } from '../plan/target-shape.js'
import { measurePrivacy } from '../privacy/measure-privacy.js'
import type { AnonymizeOptions, AnonymizeReport } from '../reports.js'
import type { AnonymizeRequest } from '../request.js'
import { buildReport, type RunFacts } from './build-report.js'
import { changeRows } from './change-rows.js'
import { PAGE_ROWS } from './copy-database.js'
import { planRun } from './plan-run.js'
import { prepare, type Prepared } from './prepare.js'
import { previewRows } from './preview.js'
import type { EntityTally } from './tally.js'

/** Replaces the values of a database where they are, in one transaction, then writes the tables anew. */
export async function changeInPlace(request: AnonymizeRequest, options: AnonymizeOptions): Promise<AnonymizeReport> {
  const began = performance.now()
  const { adapter, allow } = request
  const prepared = await prepare(request, 'anonymize --in-place')
  const { target } = prepared.ground
  if (options.dryRun !== true)
    await guardTarget(target, {
      allow,
      verb: 'anonymize --in-place',
      ...withoutUndefined({ confirm: options.confirm }),
    })
  const access = options.dryRun === true ? 'snapshot' : 'write'
  const { plan, facts } = await adapter.transaction(async (store) => {
    const planned = await planChange(prepared, store, adapter.capabilities)
    return { plan: planned, facts: await changeAll(prepared, planned, store, options, began) }
  }, access)
  const changed = plan.entities.filter(({ masks }) => masks.length > 0).map(({ entity }) => entity)
  const remains = options.dryRun === true ? [] : await (adapter.rewrite?.(changed) ?? NOT_REWRITTEN)
  return buildReport(prepared, plan, {
    source: target,
    target,
    way: 'in-place',
    commit: 'atomic',
    dryRun: options.dryRun === true,
    counted: new Map(plan.entities.map(({ entity, rows }) => [entity.name, rows])),
    leaks: undefined,
    privacy: [],
    preview: [],
    ...facts,
    notes: remains.map((what) => `originals may remain: ${what}`),
    elapsedMs: performance.now() - began,
  })
}

const NOT_REWRITTEN: readonly string[] = [
  'old row versions in the tables, for this database is not written anew from here',
  'logs, replicas and backups',
]

async function planChange(prepared: Prepared, store: Store, capabilities: Capabilities): Promise<AnonymizePlan> {
  const { plan, problems } = await planRun(prepared, store, { shape: SAME_SHAPE, capabilities, kept: new Map() })
  const replaced = plan.entities.flatMap(({ entity, masks: own }) =>
    own.filter(({ field }) => entity.key.includes(field.name)).map(({ field }) => `${entity.name}.${field.name}`),
  )
  const all = [...problems, ...(replaced.length > 0 ? [keyInPlace(replaced)] : [])]
  if (all.length > 0) throw joinProblems(all)
  return plan
}

async function changeAll(
  { anonymizer }: Prepared,
  plan: AnonymizePlan,
  store: Store,
  options: AnonymizeOptions,
  began: number,
): Promise<Pick<RunFacts, 'tallies'> & Partial<RunFacts>> {
  if (options.dryRun === true) return previewRows(store, plan)
  await store.lock()
  const copy = {
    source: store,
    schema: plan.schema,
    pageRows: options.pageRows ?? PAGE_ROWS,
    watch: options,
    elapsedMs: () => performance.now() - began,
  }
  const tallies = new Map<string, EntityTally>()
  for (const part of outsideIn(plan.entities)) tallies.set(part.entity.name, await changeRows(copy, part))
  return { tallies, privacy: await measurePrivacy(store, plan.schema, anonymizer.quasiIdentifiers ?? [], options) }
}

/** Rows that look up their subject come before the subjects, whose identity is gone once they are changed. */
function outsideIn(parts: readonly EntityPlan[]): readonly EntityPlan[] {
  const looking = (part: EntityPlan): boolean => (part.way?.path.length ?? 0) > 0
  return [...parts.filter(looking), ...parts.filter((part) => !looking(part))]
}
