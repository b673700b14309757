import type { Page } from '../../adapter/page.js'
import type { Store } from '../../adapter/port.js'
import type { Schema, Value } from '../../schema/schema.js'
import { maskValues, type Surroundings } from '../apply/mask-values.js'
import type { FieldMask } from '../plan/bind-masks.js'
import type { EntityPlan } from '../plan/plan.js'
import { resolveSubjects, subjectFields } from '../subjects/resolve-subjects.js'
import { addField, type EntityTally } from './tally.js'

/** Where a page's rows come from, to look up whom they are about. */
export interface PageSource {
  readonly store: Store
  readonly schema: Schema
}

/** Fields that masking a page reads: what is replaced, what masks look at besides, and what leads to subjects. */
export function fieldsToMask({ masks, way }: EntityPlan): readonly string[] {
  const read = masks.flatMap(({ field, mask, transform }) => [
    field.name,
    ...(mask.reads ?? []),
    ...(transform.keepWhere?.fields ?? []),
  ])
  return [...new Set([...read, ...(way === undefined ? [] : subjectFields(way))])]
}

/** Replaces the values of a page's rows; every mask sees the originals of all fields. */
export async function maskPage(
  part: EntityPlan,
  page: Page,
  source: PageSource,
  tally: EntityTally,
  only: readonly FieldMask[] = part.masks,
): Promise<void> {
  const read = rememberReads(page)
  const subjects =
    part.way === undefined || only.length === 0
      ? []
      : await resolveSubjects(source.store, source.schema, part.way, page.rows, read)
  replaceValues(part, page, { read, subjects }, tally, only)
}

/** What is known of a page's rows beside what is replaced. */
type KnownRows = Pick<Surroundings, 'read' | 'subjects'>

/** Replaces the values of a page whose subjects are known. */
export function replaceValues(
  part: EntityPlan,
  page: Page,
  { read, subjects }: KnownRows,
  tally: EntityTally,
  only: readonly FieldMask[] = part.masks,
): void {
  const masked = only.map(({ mask, transform, field }) => {
    const around = { entity: part.entity.name, field: field.name, subjects, read }
    return { field: field.name, ...maskValues(mask, transform, read(field.name), around) }
  })
  for (const { field, values, ...counts } of masked) {
    page.replace(field, values)
    addField(tally, field, counts)
  }
}

/** Reads each field of a page once, before anything is replaced. */
export function rememberReads(page: Page): Page['read'] {
  const columns = new Map<string, readonly Value[]>()
  return (field) => {
    const known = columns.get(field)
    if (known !== undefined) return known
    const column = page.read(field)
    columns.set(field, column)
    return column
  }
}
