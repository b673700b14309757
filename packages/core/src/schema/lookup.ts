import { InternalError } from '../errors/seed-error.js'
import { columnsOf } from '../internal/columns.js'
import { unknownEntity, unknownField, unknownRelation } from '../errors/schema.js'
import type { Entity, Field, Relation, Schema, ToOne, UniqueSet } from './schema.js'

const byName = new WeakMap<Schema, ReadonlyMap<string, Entity>>()

/**
 * The entity of this name.
 *
 * @throws {SeedError} SCHEMA.UNKNOWN_ENTITY, with the name that was probably meant among those that can be written.
 */
export function entityOf(schema: Schema, name: string): Entity {
  const entity = findEntity(schema, name)
  if (entity === undefined)
    throw unknownEntity(
      name,
      writableEntities(schema).map((known) => known.name),
    )
  return entity
}

/** The entity of this name, or undefined. */
export function findEntity(schema: Schema, name: string): Entity | undefined {
  let index = byName.get(schema)
  if (index === undefined) byName.set(schema, (index = new Map(schema.entities.map((entity) => [entity.name, entity]))))
  return index.get(name)
}

/**
 * The field of this name.
 *
 * @throws {SeedError} SCHEMA.UNKNOWN_FIELD, with the name that was probably meant.
 */
export function fieldOf(entity: Entity, name: string): Field {
  const field = entity.fields.find((candidate) => candidate.name === name)
  if (field === undefined)
    throw unknownField(
      entity.name,
      name,
      entity.fields.filter((known) => known.hidden !== true).map((known) => known.name),
    )
  return field
}

/**
 * The relation of this name, of any arity.
 *
 * @throws {SeedError} SCHEMA.UNKNOWN_RELATION, with the name that was probably meant.
 */
export function relationOf(entity: Entity, name: string): Relation {
  const relation = entity.relations.find((candidate) => candidate.name === name)
  if (relation === undefined)
    throw unknownRelation(
      entity.name,
      name,
      entity.relations.map((known) => known.name),
    )
  return relation
}

/** True for a relation whose foreign key lies in the entity's own table. */
export function isToOne(relation: Relation): relation is ToOne {
  return relation.arity === '0-1' || relation.arity === '1'
}

/**
 * The to-one relation of this name.
 *
 * @throws {SeedError} SCHEMA.UNKNOWN_RELATION.
 * @throws {InternalError} for a relation of another arity.
 */
export function toOneOf(entity: Entity, name: string): ToOne {
  const relation = relationOf(entity, name)
  if (!isToOne(relation)) throw new InternalError(`${entity.name}.${name} is not a to-one relation`)
  return relation
}

/** Columns of a relation's foreign key as the name of its streams: ORMs name the fields behind it each in their own way. */
export function foreignKeyText(entity: Entity, { fields }: ToOne): string {
  return columnsOf(entity, fields).join('+')
}

/** Relations whose foreign key lies in the entity's own table. */
export function toOneRelations(entity: Entity): readonly ToOne[] {
  return entity.relations.filter(isToOne)
}

/** Names of all fields that are part of a foreign key. */
export function foreignKeyFields(entity: Entity): ReadonlySet<string> {
  return new Set(toOneRelations(entity).flatMap((relation) => relation.fields))
}

/** False for a table that the metadata of the ORM does not know: it is never written, emptied or counted. */
export function writable(entity: Entity): boolean {
  return entity.origin !== 'database'
}

/** Entities that may be written. */
export function writableEntities(schema: Schema): readonly Entity[] {
  return schema.entities.filter(writable)
}

/** Fields that a row may give: all but the computed ones. */
export function writableFields(entity: Entity): readonly Field[] {
  return entity.fields.filter((field) => field.generated !== 'computed')
}

/** The key and all unique sets, the key first. */
export function uniqueSets(entity: Entity): readonly UniqueSet[] {
  return entity.key.length === 0 ? entity.uniques : [{ fields: entity.key }, ...entity.uniques]
}

/** True when no two rows may have the same target: one of the unique sets lies within the relation's fields. */
export function isOneToOne(entity: Entity, relation: ToOne): boolean {
  return uniqueSets(entity).some(
    (set) =>
      set.where === undefined &&
      set.expression === undefined &&
      set.fields.every((name) => relation.fields.includes(name)),
  )
}

/**
 * Entities whose rows a relation to `name` may lead to: the entity itself, and all entities of its table when it is the root of
 * a single-table inheritance.
 */
export function targetsOf(schema: Schema, name: string): readonly string[] {
  const family = schema.entities.filter((entity) => entity.inheritance?.root === name).map((entity) => entity.name)
  return family.includes(name) ? family : findEntity(schema, name) === undefined ? family : [name, ...family]
}
