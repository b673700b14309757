import type { Store } from '../../adapter/port.js'
import { throwIfAborted } from '../../errors/run.js'
import { tuplePage } from '../pages/tuple-door.js'
import type { EntityPlan } from '../plan/plan.js'
import { type Copy, report, writing } from './copy-rows.js'
import { fieldsToMask, maskPage } from './mask-page.js'
import { type EntityTally, emptyTally } from './tally.js'

/** Replaces the values of one entity's rows where they are, page by page in key order. Keys stay. */
export async function changeRows(copy: Omit<Copy, 'target'>, part: EntityPlan): Promise<EntityTally> {
  const { masks } = part
  const tally = emptyTally()
  const began = performance.now()
  if (masks.length > 0) await eachPage(copy, part, tally)
  else tally.rows = part.rows
  tally.elapsedMs = performance.now() - began
  report(copy, part, tally.rows)
  return tally
}

async function eachPage(copy: Omit<Copy, 'target'>, part: EntityPlan, tally: EntityTally): Promise<void> {
  const { entity, masks } = part
  const { source: store } = copy
  const fields = [...new Set([...entity.key, ...fieldsToMask(part)])]
  const changed = [...entity.key, ...masks.map(({ field }) => field.name)]
  for await (const tuples of store.read(entity, { fields, pageRows: copy.pageRows })) {
    throwIfAborted(copy.watch.signal)
    const page = tuplePage(fields, tuples)
    await maskPage(part, page, { store, schema: copy.schema }, tally)
    await writing(entity, () => updatePage(store, part, changed, page))
    tally.rows += page.rows
    report(copy, part, tally.rows)
  }
}

async function updatePage(
  store: Store,
  { entity }: EntityPlan,
  changed: readonly string[],
  page: ReturnType<typeof tuplePage>,
): Promise<void> {
  const columns = changed.map((name) => page.read(name))
  const rows = Array.from({ length: page.rows }, (_, at) => columns.map((column) => column[at] ?? null))
  await store.update(entity, tuplePage(changed, rows).source)
}
