import type { Page } from '../../adapter/page.js'
import type { Adapter } from '../../adapter/port.js'
import { chunkedWithoutKey } from '../../errors/anonymize.js'
import { throwIfAborted } from '../../errors/run.js'
import type { Tuple } from '../../schema/schema.js'
import type { AnonymizePlan, EntityPlan } from '../plan/plan.js'
import type { Checkpoint, Checkpoints } from './checkpoint.js'
import { type Copy, doorsOf, linkRows, report, settle, withPlainDocuments, writing } from './copy-rows.js'
import { leaveNull } from './later-fields.js'
import { maskPage } from './mask-page.js'
import { type EntityTally, emptyTally } from './tally.js'

/** A copy whose pages are each committed with a checkpoint. */
export interface ChunkedCopy extends Omit<Copy, 'target'> {
  readonly to: Adapter
  readonly checkpoints: Checkpoints
  /** Checkpoints of an earlier run that was stopped. */
  readonly reached: ReadonlyMap<string, Checkpoint>
}

/**
 * Copies all entities page by page in key order, each page committed with its checkpoint, so that a run that was killed goes
 * on where it was. What the source changed in between is in the copy or not, page by page.
 *
 * @throws {SeedError} `ANONYMIZE.NO_KEY` before anything is copied.
 */
export async function copyInChunks(copy: ChunkedCopy, plan: AnonymizePlan): Promise<ReadonlyMap<string, EntityTally>> {
  for (const { entity } of plan.entities) if (entity.key.length === 0) throw chunkedWithoutKey(entity.name)
  const tallies = new Map<string, EntityTally>()
  for (const part of plan.entities) tallies.set(part.entity.name, await copyEntity(copy, part))
  await copy.to.transaction(async (target) => {
    for (const part of plan.entities) await linkRows({ ...copy, target }, part)
    await settle(target, plan)
    await copy.checkpoints.remove(target)
  })
  return tallies
}

async function copyEntity(copy: ChunkedCopy, part: EntityPlan): Promise<EntityTally> {
  const began = performance.now()
  const tally = emptyTally()
  const { entity } = part
  let at = copy.reached.get(entity.name)
  let number = (at?.part ?? -1) + 1
  tally.rows = at?.rows ?? 0
  while (at?.done !== true) {
    throwIfAborted(copy.watch.signal)
    const after: Tuple | 'start' = at?.after ?? 'start'
    at = await copy.to.transaction(async (target) => {
      const reached = await copyPage({ ...copy, target }, part, after, tally)
      const next = { ...reached, part: number++ }
      await copy.checkpoints.write(target, next)
      return next
    })
    report(copy, part, tally.rows)
  }
  tally.elapsedMs = performance.now() - began
  return tally
}

async function* only(page: Page): AsyncGenerator<Page, void, undefined> {
  yield page
}

async function copyPage(
  copy: Copy,
  part: EntityPlan,
  after: Tuple | 'start',
  tally: EntityTally,
): Promise<Omit<Checkpoint, 'part'>> {
  const entity = withPlainDocuments(part, copy.source, copy.target)
  const [from, to] = doorsOf(copy.source, copy.target)
  const fields = part.fields.map(({ name }) => name)
  for await (const page of from.read(entity, { fields, pageRows: copy.pageRows, after })) {
    const columns = entity.key.map((name) => page.read(name))
    const last = columns.map((column) => column.at(-1) ?? null)
    await maskPage(part, page, { store: copy.source, schema: copy.schema }, tally)
    leaveNull(part, page)
    await writing(entity, () => to.write(entity, fields, only(page)))
    tally.rows += page.rows
    return { entity: entity.name, rows: tally.rows, after: last, done: false }
  }
  return { entity: entity.name, rows: tally.rows, after: undefined, done: true }
}
