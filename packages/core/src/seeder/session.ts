import type { Adapter, Target } from '../adapter/port.js'
import { createPlanValues } from '../engine/values.js'
import { joinProblems } from '../errors/seed-error.js'
import { FACTORY, type AnyFactory } from '../factory/factory.js'
import { emptyFactory } from '../factory/define-factory.js'
import { makePlan, type Plan } from '../plan/plan.js'
import type { RecordedCreate } from '../plan/draft.js'
import { mergeSchemas } from '../schema/merge.js'
import type { Schema } from '../schema/schema.js'
import { loadLocales } from '../values/locale.js'
import { recordSeeders, type RecordedStep } from './record.js'
import type { Seeder } from './seeder.js'
import type { Settings } from './settings.js'

/** A database as it was found: what it is, and what it holds room for. */
export interface Ground {
  readonly target: Target
  readonly schema: Schema
  readonly notes: readonly string[]
}

/**
 * Reads which database was reached and merges what ORM and catalog say of it.
 * @throws {SeedError} all tables and columns that are missing.
 */
export async function readGround(adapter: Adapter): Promise<Ground> {
  const target = await adapter.target()
  const { schema, notes, problems } = mergeSchemas(await adapter.describe(), await adapter.catalog())
  if (problems.length > 0) throw joinProblems(problems)
  return { target, schema, notes }
}

/** A plan with the steps that stand between its segments. */
export interface PlannedRun {
  readonly plan: Plan
  readonly steps: readonly RecordedStep[]
}

/** What a plan is made of, beside the database. */
export interface PlanSources {
  readonly adapter: Adapter
  readonly seeders: readonly Seeder[]
  readonly factories: readonly AnyFactory[]
  /** Rows asked for outside seeders. */
  readonly creates?: readonly RecordedCreate[]
}

/** Rows a default factory makes of an entity that no seeder asks for, under `all`. */
const DEFAULT_ROWS = 20

/**
 * Asks the seeders, then plans.
 *
 * @param seededBefore - Rows of earlier runs, by `scope/entity`; new ones go on from there.
 * @throws {SeedError} all problems at once.
 */
export async function planRun(
  sources: PlanSources,
  ground: Ground,
  settings: Settings,
  seededBefore: ReadonlyMap<string, number>,
): Promise<PlannedRun> {
  const { seed, now, count, scale, only } = settings
  const recording = await recordSeeders(sources.seeders, { seed, now, count })
  const factories = new Map(sources.factories.map((factory) => [factory[FACTORY].entity, factory]))
  const asked = [...recording.creates, ...(sources.creates ?? [])]
  const plan = makePlan({
    schema: ground.schema,
    capabilities: sources.adapter.capabilities,
    creates: settings.all ? [...asked, ...theRest(ground.schema, asked, factories)] : asked,
    factories,
    values: createPlanValues(seed, now, await loadLocales(settings.locale)),
    count,
    scale,
    only,
    seededBefore,
  })
  return { plan, steps: recording.steps }
}

/** Default calls for entities that nobody asks for; join tables and abstract entities are left alone. */
function theRest(
  schema: Schema,
  asked: readonly RecordedCreate[],
  factories: ReadonlyMap<string, AnyFactory>,
): RecordedCreate[] {
  const children = new Set(asked.flatMap(({ factory }) => childEntities(schema, factory)))
  const done = new Set([...asked.map(({ factory }) => factory.entity), ...children])
  return schema.entities
    .filter((entity) => entity.origin !== 'database' && entity.joinTable !== true && !done.has(entity.name))
    .map((entity) => ({
      scope: 'all',
      factory: factories.get(entity.name) ?? emptyFactory(entity.name),
      count: DEFAULT_ROWS,
      segment: 0,
    }))
}

/** Entities made under a factory's rows, whose rows nobody else may make. */
function childEntities(schema: Schema, factory: AnyFactory): string[] {
  const entity = schema.entities.find((one) => one.name === factory.entity)
  return Object.entries(factory[FACTORY].definition).flatMap(([name, input]) => {
    const kind = (input as { kind?: unknown } | null)?.kind
    const relation = entity?.relations.find((one) => one.name === name)
    if (relation === undefined || (kind !== 'has-many' && kind !== 'many-to-many')) return []
    const to = (input as { to: () => AnyFactory }).to()
    return [relation.arity === 'many' ? relation.through : relation.target, ...childEntities(schema, to)]
  })
}
