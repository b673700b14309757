import { createPlanValues } from '../../engine/values.js'
import type { EngineRow } from '../../engine/row.js'
import type { AnyFactory } from '../../factory/factory.js'
import type { Schema } from '../../schema/schema.js'
import { loadLocales } from '../../values/locale.js'
import type { PlanInput } from '../draft.js'
import { makePlan, type Plan } from '../plan.js'

/** What a test asks for: rows of a factory, made by a seeder of this name. */
export type Asked = readonly [scope: string, factory: AnyFactory, count: number]

/** A plan as a run would make it on an empty database, seed 42 unless told. */
export async function planOf(
  schema: Schema,
  asked: readonly Asked[],
  more: Partial<PlanInput> & { readonly seed?: number | string } = {},
): Promise<Plan> {
  const { seed = 42, ...rest } = more
  return makePlan({
    schema,
    capabilities: { rollback: true, deferredForeignKeys: true, ormWrites: true },
    creates: asked.map(([scope, factory, count]) => ({ scope, factory, count, segment: 0 })),
    factories: new Map(),
    values: createPlanValues(seed, new Date('2026-01-01T00:00:00Z'), await loadLocales('en')),
    count: undefined,
    scale: 1,
    only: [],
    seededBefore: new Map(),
    ...rest,
  })
}

/** Stored values of every row of an entity, by field, in the order of the plan. */
export function* storedRows(plan: Plan, entity: string): Generator<Readonly<Record<string, unknown>>> {
  for (const { block } of plan.bindings) {
    if (block.entity.name !== entity) continue
    for (const row of block.rows())
      yield Object.fromEntries(block.written.map(({ field, toStored }) => [field.name, toStored(row[field.name])]))
  }
}

/** One row of an entity by its place among all rows of its first block. */
export function rowOf(plan: Plan, entity: string, ordinal: number): EngineRow {
  const block = plan.bindings.find((binding) => binding.block.entity.name === entity)?.block
  if (block === undefined) throw new Error(`no rows of ${entity}`)
  return block.freshRow(ordinal)
}
