import type { Store, Through } from '../adapter/port.js'
import type { RecordedEntity, WrittenEntity, WrittenKeys } from '../ledger/entry.js'
import { recordRun } from '../ledger/record-run.js'
import type { Binding } from '../plan/bind.js'
import type { Plan } from '../plan/plan.js'
import type { Tuple } from '../schema/schema.js'
import { keysOf } from './row-source.js'
import { scopesOf } from '../plan/scopes.js'
import type { WriteWatch, Written } from './write.js'

/** Reads back what a run wrote and records it in the ledger; gives each entity's fingerprint. */
export async function recordPlan(
  store: Store,
  plan: Plan,
  written: Written,
  given: { readonly seed: number | string; readonly now: Date; readonly through: Through },
  watch: WriteWatch,
): Promise<readonly RecordedEntity[]> {
  const groups = byEntity(plan)
  const entities = [...groups.values()].map((bindings) => writtenEntity(bindings, written))
  const rows = new Map(entities.map((one) => [one.entity.name, one.rows]))
  return recordRun(store, {
    dataSet: plan.hash,
    options: {
      seed: given.seed,
      now: given.now.toISOString(),
      locale: plan.input.values.locales.name,
      counts: Object.fromEntries(scopesOf(plan)),
    },
    through: given.through,
    entities,
    ...(watch.signal === undefined ? {} : { signal: watch.signal }),
    onRows: (entity, done) => watch.onProgress({ phase: 'read', entity, done, total: rows.get(entity) ?? done }),
  })
}

/** Bindings of each entity, in the order of writing. */
function byEntity(plan: Plan): ReadonlyMap<string, readonly Binding[]> {
  const groups = new Map<string, Binding[]>()
  for (const { writes } of plan.segments) {
    for (const { entity, bindings } of writes)
      groups.set(entity.name, [...(groups.get(entity.name) ?? []), ...bindings])
  }
  return groups
}

function writtenEntity(bindings: readonly Binding[], written: Written): WrittenEntity {
  const { entity } = (bindings[0] as Binding).block
  const tracked = written.tracked.get(entity.name) ?? []
  const rows = bindings.reduce((sum, { block }) => sum + block.count, tracked.length)
  const fields = new Set(bindings.flatMap(({ block }) => block.written.map(({ field }) => field.name)))
  return { entity, rows, keys: keysWritten(bindings, tracked), fingerprintFields: [...fields] }
}

function keysWritten(bindings: readonly Binding[], tracked: readonly Tuple[]): WrittenKeys {
  const [first] = bindings as [Binding]
  const allocated = first.block.entity.key.length === 1 && first.fields.some((one) => one.origin === 'allocated')
  const filled = bindings.filter(({ block }) => block.count > 0)
  const joined = filled.every(({ block }, i) => i === 0 || block.start === endOf(filled[i - 1] as Binding))
  const [start] = filled
  if (allocated && joined && tracked.length === 0 && start !== undefined) {
    const base = start.block.keyBase
    return {
      kind: 'range',
      from: base + BigInt(start.block.start),
      to: base + BigInt(endOf(filled.at(-1) as Binding)) - 1n,
    }
  }
  return { kind: 'list', batches: () => listed(bindings, tracked) }
}

function endOf({ block }: Binding): number {
  return block.start + block.count
}

function* listed(bindings: readonly Binding[], tracked: readonly Tuple[]): Generator<readonly Tuple[]> {
  for (const { block } of bindings) yield* keysOf(block) as Generator<readonly Tuple[]>
  if (tracked.length > 0) yield tracked
}
