import type { Page } from '../../adapter/page.js'
import type { EntityPlan } from '../plan/plan.js'

/** Foreign keys of relations that wait for a second pass; those that cannot be NULL stay, for a part of a key binds nothing. */
export function laterFields({ entity, later }: EntityPlan): readonly string[] {
  const names = later.flatMap((relation) => relation.fields)
  return [...new Set(names)].filter((name) => entity.fields.find((field) => field.name === name)?.nullable === true)
}

/** Empties the fields that wait. */
export function leaveNull(part: EntityPlan, page: Page): void {
  for (const name of laterFields(part)) page.replace(name, new Array<null>(page.rows).fill(null))
}
