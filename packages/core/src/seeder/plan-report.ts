import type { Through } from '../adapter/port.js'
import { tableKey } from '../engine/block.js'
import { wayOf } from '../plan/expand.js'
import type { Plan, Write } from '../plan/plan.js'
import type { PlannedEntity, PlanReport } from './reports.js'
import type { Ground } from './session.js'

/** A plan as people read it. */
export function planReport(ground: Ground, plan: Plan, through: Through): PlanReport {
  const { seed, now, locales } = plan.input.values
  const writes = plan.segments.flatMap((segment) => segment.writes)
  return {
    seed,
    now: now.toISOString(),
    locale: locales.name,
    target: ground.target,
    mode: 'atomic',
    through,
    entities: writes.map(plannedEntity),
    notes: [...ground.notes, ...plan.notes, ...(through === 'native' ? hookNotes(writes) : [])],
    planHash: plan.hash,
  }
}

function plannedEntity({ entity, bindings, later }: Write): PlannedEntity {
  const guessed = new Map<string, string>()
  for (const { fields } of bindings) {
    for (const { field, origin, property } of fields)
      if (origin.startsWith('guessed')) guessed.set(field.name, property.rule)
  }
  return {
    entity: entity.name,
    table: tableKey(entity),
    rows: bindings.reduce((sum, { block }) => sum + block.count, 0),
    enumeratedBy: [...new Set(bindings.map(({ block }) => wayOf(block)))],
    later,
    guessed: [...guessed].map(([field, as]) => ({ field, as })),
  }
}

function hookNotes(writes: readonly Write[]): string[] {
  return writes.flatMap(({ entity }) =>
    entity.hooks === undefined || entity.hooks.length === 0
      ? []
      : [`${entity.name}: ${entity.hooks.join(', ')} will not run in native mode`],
  )
}
