import {
  type Entity,
  type Field,
  type JoinSide,
  nameJoinEntity,
  nameJoinRelation,
  type ToOne,
} from '@seed/core/adapter'
import type { DescribeOptions } from '../describe.js'
import type { Datamodel, FieldLike, ModelLike } from '../schema/datamodel.js'
import { describeField } from './fields.js'
import { columnFields, keyOf, modelOf, oppositeOf, placeTable } from './names.js'

/** One side of a many-to-many relation without a model: the model and its list. */
interface Side {
  readonly model: ModelLike
  readonly field: FieldLike
}

/** A many-to-many relation without a model; its table has the columns `A` and `B`, in the order of these sides. */
interface Pair {
  readonly a: Side
  readonly b: Side
}

/** How the join entity and its two relations are called, seen from one side. */
export interface JoinNames {
  readonly name: string
  readonly near: string
  readonly far: string
}

/** A join entity and the relation it stands for. */
export interface JoinTable {
  readonly entity: Entity
  /** Name of the relation: the table is called after it. */
  readonly relationName: string
}

/**
 * The tables that Prisma makes for many-to-many relations without a model: `_PostToTag (A, B)`.
 *
 * The entity is called after the relation instead, `Post_tags`, by the side that comes first in the alphabet. Its two
 * relations go by the names of their targets.
 */
export function describeJoinTables(datamodel: Datamodel, options: DescribeOptions): readonly JoinTable[] {
  const found = new Map<string, Pair>()
  for (const model of datamodel.models) {
    for (const field of model.fields) {
      const opposite = manyToMany(datamodel, field)
      const name = field.relationName ?? ''
      if (opposite !== undefined && !found.has(name)) found.set(name, pairOf(datamodel, model, field, opposite))
    }
  }
  return [...found].map(([relationName, pair]) => ({
    relationName,
    entity: joinEntity(datamodel, relationName, pair, options),
  }))
}

/** The names of the join entity of a many-to-many field. */
export function joinOf(datamodel: Datamodel, model: ModelLike, field: FieldLike, opposite: FieldLike): JoinNames {
  const pair = pairOf(datamodel, model, field, opposite)
  const [a, b] = sideNames(pair)
  const isA = pair.a.model === model && pair.a.field === field
  return { name: canonicalName(pair), near: isA ? a : b, far: isA ? b : a }
}

function manyToMany(datamodel: Datamodel, field: FieldLike): FieldLike | undefined {
  if (field.kind !== 'object' || !field.isList) return undefined
  const opposite = oppositeOf(datamodel, field)
  return opposite?.isList === true ? opposite : undefined
}

/** Column A is of the model that comes first in the alphabet; of one model, of the field that does. */
function pairOf(datamodel: Datamodel, model: ModelLike, field: FieldLike, opposite: FieldLike): Pair {
  const one: Side = { model, field }
  const other: Side = { model: modelOf(datamodel, field.type) ?? model, field: opposite }
  const isFirst = model === other.model ? field.name < opposite.name : model.name < other.model.name
  return isFirst ? { a: one, b: other } : { a: other, b: one }
}

function joinEntity(datamodel: Datamodel, relationName: string, pair: Pair, options: DescribeOptions): Entity {
  const [a, b] = sideNames(pair)
  const schema = pair.a.model.schema ?? options.schemaName
  return {
    name: canonicalName(pair),
    table: placeTable(datamodel, `_${relationName}`, schema),
    origin: 'orm',
    fields: [joinField(datamodel, 'A', pair.a.model), joinField(datamodel, 'B', pair.b.model)],
    key: ['A', 'B'],
    relations: [joinRelation(datamodel, a, 'A', pair.a.model), joinRelation(datamodel, b, 'B', pair.b.model)],
    uniques: [],
    checks: [],
    joinTable: true,
  }
}

/** A column of the join table, of the type of the key that it holds. */
function joinField(datamodel: Datamodel, column: 'A' | 'B', target: ModelLike): Field {
  const key = columnFields(target).find((field) => field.name === keyOf(target)[0])
  const {
    default: _default,
    generated: _generated,
    role: _role,
    ...field
  }: Field = key === undefined
    ? { name: column, column, type: { kind: 'unknown' }, nativeType: '', nullable: false }
    : describeField(datamodel, key)
  return { ...field, name: column, column, nullable: false, hidden: true }
}

function joinRelation(datamodel: Datamodel, name: string, field: 'A' | 'B', target: ModelLike): ToOne {
  const enforced = !datamodel.emulatesRelations
  return {
    arity: '1',
    name,
    target: target.name,
    fields: [field],
    targetFields: keyOf(target).slice(0, 1),
    origin: 'orm',
    enforced,
    ...(enforced ? { onDelete: 'cascade' as const } : {}),
  }
}

/** Names of the relations over A and over B. */
function sideNames({ a, b }: Pair): readonly [a: string, b: string] {
  if (a.model !== b.model) return [nameJoinRelation(a.model.name, []), nameJoinRelation(b.model.name, [])]
  // Both sides of a self-reference are of one model: the row whose list comes first in the alphabet goes by its name.
  return [nameJoinRelation(a.model.name, []), a.field.name]
}

function canonicalName({ a, b }: Pair): string {
  return nameJoinEntity(sideOf(a), sideOf(b))
}

function sideOf({ model, field }: Side): JoinSide {
  return { entity: model.name, property: field.name }
}
