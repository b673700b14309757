import { type JoinSide, nameJoinEntity, nameJoinRelation, type ToOne } from '@seed/core/adapter'
import type { ColumnMetadataLike, DataSourceLike, EntityMetadataLike, RelationMetadataLike } from '../client.js'
import { foreignKeyRule } from './foreign-key-rule.js'
import { fieldName } from './names.js'

/** How the table between the two sides of a many-to-many relation is called, and its two relations. */
export interface JoinEntity {
  /** Name of the entity: a class of the application's over the same table, or a canonical name. */
  readonly name: string
  /** Its relation towards the side that owns the many-to-many relation. */
  readonly owner: string
  /** Its relation towards the other side. */
  readonly inverse: string
  /** The two relations of a table that TypeORM alone knows; an entity of the application's describes its own. */
  readonly relations?: readonly ToOne[]
}

/**
 * Join entities of all many-to-many relations, by TypeORM's metadata of the join table.
 *
 * TypeORM names such a table after both sides' tables; the entity is called after the relation instead, `Author_topics`,
 * by the side that comes first in the alphabet where both have one. Its two relations go by the names of their targets.
 */
export function describeJoinTables(source: DataSourceLike): ReadonlyMap<EntityMetadataLike, JoinEntity> {
  const joins = new Map<EntityMetadataLike, JoinEntity>()
  for (const metadata of source.entityMetadatas) {
    for (const relation of metadata.relations) {
      const { junctionEntityMetadata: junction } = relation
      if (!relation.isManyToManyOwner || junction === undefined || joins.has(junction)) continue
      const join = isDeclared(source, junction)
        ? declaredJoin(source, relation, junction)
        : implicitJoin(relation, junction)
      if (join !== undefined) joins.set(junction, join)
    }
  }
  return joins
}

/** The join entity that a many-to-many relation goes through, from either side. */
export function joinEntityOf(
  relation: RelationMetadataLike,
  joins: ReadonlyMap<EntityMetadataLike, JoinEntity>,
): JoinEntity | undefined {
  const junction = relation.junctionEntityMetadata
  return junction === undefined ? undefined : joins.get(junction)
}

function implicitJoin(relation: RelationMetadataLike, junction: EntityMetadataLike): JoinEntity {
  const { entityMetadata: near, inverseEntityMetadata: far } = relation
  const taken = junction.columns.map(fieldName)
  const owner = nameJoinRelation(near.name, taken)
  // Both sides of a self-reference are of one entity: the other one is called after the relation.
  const inverse = nameJoinRelation(far === near ? relation.propertyName : far.name, [...taken, owner])
  return {
    name: canonicalName(relation),
    owner,
    inverse,
    relations: [
      joinRelation(junction, owner, near, relation.joinColumns),
      joinRelation(junction, inverse, far, relation.inverseJoinColumns),
    ],
  }
}

function joinRelation(
  junction: EntityMetadataLike,
  name: string,
  target: EntityMetadataLike,
  columns: readonly ColumnMetadataLike[],
): ToOne {
  const key = junction.foreignKeys.find((one) => columns.every((column) => one.columns.includes(column)))
  return {
    arity: '1',
    name,
    target: target.name,
    fields: columns.map(fieldName),
    targetFields: columns.flatMap(({ referencedColumn: to }) => (to === undefined ? [] : [fieldName(to)])),
    origin: 'orm',
    enforced: key !== undefined,
    ...(key === undefined ? {} : foreignKeyRule(key)),
  }
}

/** True when the application declares an entity over the very table. */
function isDeclared(source: DataSourceLike, junction: EntityMetadataLike): boolean {
  return source.entityMetadatas.some((other) => !other.isJunction && other.tablePath === junction.tablePath)
}

/** The application's own entity over the table: two of its relations are the two sides. */
function declaredJoin(
  source: DataSourceLike,
  relation: RelationMetadataLike,
  junction: EntityMetadataLike,
): JoinEntity | undefined {
  const entity = source.entityMetadatas.find((other) => !other.isJunction && other.tablePath === junction.tablePath)
  if (entity === undefined) return undefined
  const relationOver = (names: readonly string[]): string | undefined =>
    entity.relations.find(
      ({ joinColumns, isManyToOne }) =>
        isManyToOne &&
        joinColumns.length === names.length &&
        joinColumns.every((column) => names.includes(column.databaseName)),
    )?.propertyPath
  const owner = relationOver(relation.joinColumns.map((column) => column.databaseName))
  const inverse = relationOver(relation.inverseJoinColumns.map((column) => column.databaseName))
  if (owner === undefined || inverse === undefined) return undefined
  return { name: entity.name, owner, inverse }
}

function canonicalName(relation: RelationMetadataLike): string {
  const { inverseRelation: inverse } = relation
  return nameJoinEntity(sideOf(relation), inverse && sideOf(inverse))
}

function sideOf({ entityMetadata, propertyPath }: RelationMetadataLike): JoinSide {
  return { entity: entityMetadata.name, property: propertyPath }
}
