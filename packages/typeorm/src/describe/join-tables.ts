import type { DataSourceLike, EntityMetadataLike, RelationMetadataLike } from '../client.js'
import { foreignKeyName } from './names.js'

/** How the table between the two sides of a many-to-many relation is called, and its two relations. */
export interface JoinEntity {
  /** Name of the entity: a class of the application's over the same table, or a canonical name. */
  readonly name: string
  /** Its relation towards the side that owns the many-to-many relation. */
  readonly owner: string
  /** Its relation towards the other side. */
  readonly inverse: string
  /** True when TypeORM alone knows the table. */
  readonly implicit: boolean
}

/**
 * Join entities of all many-to-many relations, by TypeORM's metadata of the join table.
 *
 * TypeORM names such a table after both sides' tables; the entity is called after the relation instead, `Author_topics`,
 * by the side that comes first in the alphabet where both have one.
 */
export function describeJoinTables(source: DataSourceLike): ReadonlyMap<EntityMetadataLike, JoinEntity> {
  const joins = new Map<EntityMetadataLike, JoinEntity>()
  for (const metadata of source.entityMetadatas) {
    for (const relation of metadata.relations) {
      const { junctionEntityMetadata: junction } = relation
      if (!relation.isManyToManyOwner || junction === undefined || joins.has(junction)) continue
      const join = declaredJoin(source, relation, junction) ?? implicitJoin(relation, junction)
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

function implicitJoin(relation: RelationMetadataLike, junction: EntityMetadataLike): JoinEntity | undefined {
  const columnsOf = (names: readonly string[]): string | undefined => {
    const columns = junction.columns.filter((column) => names.includes(column.databaseName))
    return columns.length === 0 ? undefined : foreignKeyName(columns)
  }
  const owner = columnsOf(relation.joinColumns.map((column) => column.databaseName))
  const inverse = columnsOf(relation.inverseJoinColumns.map((column) => column.databaseName))
  if (owner === undefined || inverse === undefined) return undefined
  return { name: canonicalName(relation), owner, inverse, implicit: true }
}

/** An entity that the application declares over the very table: its own relations are the two sides. */
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
  return { name: entity.name, owner, inverse, implicit: false }
}

function canonicalName(relation: RelationMetadataLike): string {
  const sides = [relation, ...(relation.inverseRelation === undefined ? [] : [relation.inverseRelation])]
  const names = sides.map((side) => `${side.entityMetadata.name}_${side.propertyPath.replaceAll('.', '_')}`)
  return names.reduce((first, name) => (name < first ? name : first))
}
