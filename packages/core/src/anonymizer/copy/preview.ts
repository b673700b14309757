import type { Store } from '../../adapter/port.js'
import type { Value } from '../../schema/schema.js'
import { textOf } from '../kinds/text.js'
import { tuplePage } from '../pages/tuple-door.js'
import type { AnonymizePlan, EntityPlan } from '../plan/plan.js'
import type { PreviewRow } from '../reports.js'
import { shapeOf } from '../shape-of.js'
import { maskPage } from './mask-page.js'
import { type EntityTally, emptyTally } from './tally.js'

/** Rows of each entity that a dry run masks and shows. */
const ROWS = 3
/** Characters of a value that are shown. */
const WIDTH = 60

/** Masks the first rows of every entity and writes none: what a dry run shows, and counts. */
export async function previewRows(
  store: Store,
  plan: AnonymizePlan,
): Promise<{ readonly preview: readonly PreviewRow[]; readonly tallies: ReadonlyMap<string, EntityTally> }> {
  const preview: PreviewRow[] = []
  const tallies = new Map<string, EntityTally>()
  for (const part of plan.entities) {
    const tally = emptyTally()
    tallies.set(part.entity.name, tally)
    if (part.masks.length > 0) preview.push(...(await previewEntity(store, plan, part, tally)))
  }
  return { preview, tallies }
}

async function previewEntity(
  store: Store,
  plan: AnonymizePlan,
  part: EntityPlan,
  tally: EntityTally,
): Promise<readonly PreviewRow[]> {
  const fields = part.fields.map(({ name }) => name)
  for await (const tuples of store.read(part.entity, { fields, pageRows: ROWS })) {
    const page = tuplePage(fields, tuples)
    const before = new Map(part.masks.map(({ field }) => [field.name, page.read(field.name)]))
    await maskPage(part, page, { store, schema: plan.schema }, tally)
    return part.masks.flatMap(({ field: { name } }) =>
      page.read(name).map((masked, at) => ({
        entity: part.entity.name,
        field: name,
        shape: shapeOf(before.get(name)?.[at] ?? null),
        masked: showMasked(before.get(name)?.[at] ?? null, masked),
      })),
    )
  }
  return []
}

/** A replacement; one that is the original says nothing of it. */
function showMasked(before: Value, after: Value): string {
  if (after === null) return 'NULL'
  const text = textOf(after)
  return before !== null && textOf(before) === text ? '(kept)' : text.slice(0, WIDTH)
}
