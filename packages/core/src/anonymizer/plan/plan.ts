import { createHash } from 'node:crypto'
import type { Capabilities } from '../../adapter/port.js'
import { requiredSelf } from '../../errors/anonymize.js'
import type { SeedError } from '../../errors/seed-error.js'
import { orderEntities } from '../../graph/order.js'
import { findEntity, targetsOf, toOneRelations, writableEntities, writableFields } from '../../schema/lookup.js'
import type { Entity, Field, Json, Schema, ToOne } from '../../schema/schema.js'
import { canonicalJson } from '../../value/json.js'
import { tableName } from '../../value/row-text.js'
import type { UniqueSetReport } from '../reports.js'
import type { Anonymizer } from '../rules.js'
import { findSubjectWays, type SubjectWay } from '../subjects/subject-way.js'
import type { FieldMask } from './bind-masks.js'
import { judgeUnique } from './judge-unique.js'
import type { TargetShape } from './target-shape.js'

/** Version of the transforms: with the same key, the same values come out only under the same one. */
export const TRANSFORMS_VERSION = 1

/** Everything a run does, before it does anything. */
export interface AnonymizePlan {
  readonly schema: Schema
  /** In the order of writing: rows that others point to come first. */
  readonly entities: readonly EntityPlan[]
  readonly uniqueSets: readonly UniqueSetReport[]
  readonly rows: number
  /** SHA-256 of schema and rules, in hexadecimal. */
  readonly hash: string
  readonly problems: readonly SeedError[]
}

/** What becomes of one entity's rows. */
export interface EntityPlan {
  readonly entity: Entity
  /** All that is copied; fields without a mask go through as they are. */
  readonly fields: readonly Field[]
  /** Masks that change values. */
  readonly masks: readonly FieldMask[]
  readonly way: SubjectWay | undefined
  /** Relations left NULL at first and set in a second pass. */
  readonly later: readonly ToOne[]
  readonly rows: number
}

export interface PlanParts {
  readonly schema: Schema
  readonly anonymizer: Anonymizer
  readonly masks: readonly FieldMask[]
  /** Rows by entity. */
  readonly counts: ReadonlyMap<string, number>
  readonly target: TargetShape
  readonly capabilities: Capabilities
}

/** Makes the plan and proves what it can. Problems are all there at once. */
export function planMasking(parts: PlanParts): AnonymizePlan {
  const { schema, anonymizer, counts, capabilities, target } = parts
  const changing = parts.masks.filter(({ mask }) => mask.guarantee.kind !== 'unchanged')
  const entities = writableEntities(schema)
  const masksOf = (entity: Entity): readonly FieldMask[] => changing.filter((one) => one.entity === entity)
  const needing = entities.filter((entity) => masksOf(entity).some(({ transform }) => transform.bySubject === true))
  const found = findSubjectWays(schema, anonymizer.subjects ?? [], changing, needing)
  const judged = entities.map((entity) =>
    judgeUnique(entity, masksOf(entity), counts.get(entity.name) ?? 0, target.uniquesOf(entity)),
  )
  const order = orderEntities(
    schema,
    entities.map(({ name }) => name),
    capabilities,
  )
  const plans = order.steps.flatMap(({ entity: name, later }): readonly EntityPlan[] => {
    const entity = findEntity(schema, name)
    if (entity === undefined) return []
    const open = toOneRelations(entity).filter(
      (one) => later.includes(one.name) || waitsForItself(schema, entity, one, capabilities),
    )
    return [
      {
        entity,
        fields: writableFields(entity),
        masks: masksOf(entity),
        way: found.ways.get(name),
        later: open.filter((one) => one.arity === '0-1'),
        rows: counts.get(name) ?? 0,
      },
    ]
  })
  return {
    schema,
    entities: plans,
    uniqueSets: judged.flatMap(({ reports }) => reports),
    rows: plans.reduce((sum, { rows }) => sum + rows, 0),
    hash: hashOf(anonymizer, plans),
    problems: [
      ...order.problems,
      ...found.problems,
      ...judged.flatMap(({ problems }) => problems),
      ...plans.flatMap(({ entity }) => requiredSelves(schema, entity, capabilities)),
    ],
  }
}

/** A relation to rows of the same table that the database checks row by row or page by page. */
function waitsForItself(
  schema: Schema,
  entity: Entity,
  relation: ToOne,
  { deferredForeignKeys }: Capabilities,
): boolean {
  const leadsHome = targetsOf(schema, relation.target).includes(entity.name)
  return relation.enforced && leadsHome && !(deferredForeignKeys && relation.deferrable !== false)
}

function requiredSelves(schema: Schema, entity: Entity, capabilities: Capabilities): readonly SeedError[] {
  return toOneRelations(entity)
    .filter((one) => one.arity === '1' && waitsForItself(schema, entity, one, capabilities))
    .map((one) => requiredSelf(entity.name, one.name))
}

function hashOf({ mode = 'stable', release, locale = 'en' }: Anonymizer, plans: readonly EntityPlan[]): string {
  const entities = plans
    .map(({ entity, fields, masks }): Json => ({
      table: tableName(entity.table),
      columns: fields.map(({ column, nativeType }) => [column, nativeType]),
      rules: masks.map(({ field, transform: { name, domain, options, policy, keepWhere } }) => [
        field.column,
        name,
        domain,
        options,
        { ...policy },
        keepWhere === undefined ? null : [...keepWhere.fields, String(keepWhere.holds)],
      ]),
    }))
    .toSorted((a, b) => (canonicalJson(a) < canonicalJson(b) ? -1 : 1))
  const plan: Json = { version: TRANSFORMS_VERSION, mode, release: release ?? null, locale, entities }
  return createHash('sha256').update(canonicalJson(plan)).digest('hex')
}
