import type { Store, Through } from '../adapter/port.js'
import type { Block } from '../engine/block.js'
import { pathOf } from '../engine/row.js'
import { hookFailed, stepFailed } from '../errors/seeder.js'
import { isSeedError, relocate } from '../errors/seed-error.js'
import type { Write } from '../plan/plan.js'
import type { Entity, Tuple } from '../schema/schema.js'
import { changesOf, rowsOf } from './row-source.js'
import type { Progress } from './reports.js'
import type { PlannedRun } from './session.js'

/** Who looks on while rows are written. */
export interface WriteWatch {
  readonly signal: AbortSignal | undefined
  readonly onProgress: (progress: Omit<Progress, 'elapsedMs'>) => void
  /** Place of the offending row in its source, where the database says it. */
  readonly rowOf: (error: unknown) => number | undefined
}

/** What came of the writing. */
export interface Written {
  /** Milliseconds by entity. */
  readonly elapsed: ReadonlyMap<string, number>
  /** Keys that steps asked to remember, by entity. */
  readonly tracked: ReadonlyMap<string, readonly Tuple[]>
}

const HOOK_ROWS = 500

/** Writes all segments of a plan, each followed by its second pass, its hooks and the step that ends it. */
export async function writePlan(
  store: Store,
  { plan, steps }: PlannedRun,
  through: Through,
  watch: WriteWatch,
): Promise<Written> {
  const elapsed = new Map<string, number>()
  const tracked = new Map<string, Tuple[]>()
  for (const [i, segment] of plan.segments.entries()) {
    for (const write of segment.writes) {
      const began = performance.now()
      await writeEntity(store, write, through, watch)
      elapsed.set(write.entity.name, (elapsed.get(write.entity.name) ?? 0) + performance.now() - began)
    }
    for (const write of segment.writes) await writeLater(store, write, watch)
    for (const write of segment.writes) await runHooks(store, write)
    const track = (entity: string | { readonly name: string }, keys: readonly Tuple[]): void => {
      const name = typeof entity === 'string' ? entity : entity.name
      tracked.set(name, [...(tracked.get(name) ?? []), ...keys])
    }
    for (const step of steps.filter((one) => one.after === i)) {
      try {
        await step.work(store.client as never, { track })
      } catch (error) {
        throw isSeedError(error) ? error : stepFailed(step.name, error)
      }
    }
  }
  const entities = new Map(plan.bindings.map(({ block }) => [block.entity.name, block.entity]))
  await store.settle([...entities.values()])
  return { elapsed, tracked }
}

async function writeEntity(store: Store, write: Write, through: Through, watch: WriteWatch): Promise<void> {
  const { entity, bindings } = write
  const leftNull = fieldsOf(entity, write.later)
  const total = bindings.reduce((sum, { block }) => sum + block.count, 0)
  let done = 0
  for (const { block } of bindings) {
    if (block.count === 0) continue
    const onRows = (rows: number): void =>
      watch.onProgress({ phase: 'write', entity: entity.name, done: (done += rows), total })
    const source = rowsOf(block, leftNull, { signal: watch.signal, onRows })
    await locating(block, watch, () => store.insert(entity, source, through))
  }
}

async function writeLater(store: Store, write: Write, watch: WriteWatch): Promise<void> {
  const later = fieldsOf(write.entity, write.later)
  if (later.size === 0) return
  for (const { block } of write.bindings) {
    const onRows = (): void =>
      watch.onProgress({ phase: 'update', entity: write.entity.name, done: 0, total: block.count })
    await locating(block, watch, () =>
      store.update(write.entity, changesOf(block, later, { signal: watch.signal, onRows })),
    )
  }
}

async function runHooks(store: Store, write: Write): Promise<void> {
  for (const { block } of write.bindings) {
    for (const hook of block.data.afterCreate) {
      for (let from = 0; from < block.count; from += HOOK_ROWS) {
        const size = Math.min(HOOK_ROWS, block.count - from)
        const rows = Array.from({ length: size }, (_, i) => block.rowAt(from + i))
        try {
          await hook(rows, { client: store.client })
        } catch (error) {
          throw isSeedError(error) ? error : hookFailed(write.entity.name, error)
        }
      }
    }
  }
}

function fieldsOf(entity: Entity, relations: readonly string[]): ReadonlySet<string> {
  const later = entity.relations.filter((relation) => relations.includes(relation.name))
  return new Set(later.flatMap((relation) => ('fields' in relation ? relation.fields : [])))
}

/** Runs a write; a failure that knows its row gets that row's path and the way to replay it. */
async function locating<T>(block: Block, watch: WriteWatch, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const place = isSeedError(error) ? watch.rowOf(error.cause) : undefined
    if (!isSeedError(error) || place === undefined || place >= block.count) throw error
    const path = pathOf(block.freshRow(place))
    throw relocate(error, `${path}, replay with --seed ${block.values.seed} --only ${block.entity.name}`)
  }
}
