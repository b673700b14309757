import type { Table } from '@seed/core/adapter'
import type { ColumnMetadataLike, DataSourceLike, EntityMetadataLike, TargetLike } from '../client.js'

/**
 * Name of the field that stands for a column: its property path, or the column's own name where no property of the entity
 * holds it (a foreign key behind a relation, a discriminator, a column of a join table).
 */
export function fieldName(column: ColumnMetadataLike): string {
  return isHidden(column) ? column.databaseName : column.propertyPath
}

/** True when no property of the entity holds the column's plain value. */
export function isHidden(column: ColumnMetadataLike): boolean {
  if (column.isVirtual) return true
  // `@PrimaryColumn() @ManyToOne() user`: the property holds the related entity, not the key.
  const { relationMetadata } = column
  return relationMetadata !== undefined && relationMetadata.propertyPath === column.propertyPath
}

/** Table of an entity, the database's default schema left out. */
export function tableOf(source: DataSourceLike, metadata: EntityMetadataLike): Table {
  const schema = metadata.schema
  return schema === undefined || schema === '' || schema === (source.driver.searchSchema ?? 'public')
    ? { name: metadata.tableName }
    : { schema, name: metadata.tableName }
}

/** True for a metadata that stands for rows of a table of its own making: views and the tables of closure trees are none. */
export function holdsRows(metadata: EntityMetadataLike): boolean {
  return ['regular', 'entity-child', 'junction', 'closure'].includes(metadata.tableType)
}

/** First metadata of a single-table inheritance hierarchy; undefined for an entity outside of one. */
export function inheritanceRoot(metadata: EntityMetadataLike): EntityMetadataLike | undefined {
  if (metadata.inheritancePattern !== 'STI' && metadata.tableType !== 'entity-child') return undefined
  let root = metadata
  while (root.tableType === 'entity-child') root = root.parentEntityMetadata
  return root
}

/**
 * Tells which columns and relations are an entity's own. Under single-table inheritance TypeORM lists those of the children
 * in the root, and the foreign keys of siblings in every child.
 */
export function ownParts(
  source: DataSourceLike,
  metadata: EntityMetadataLike,
): { column: (column: ColumnMetadataLike) => boolean; target: (target: TargetLike | undefined) => boolean } {
  const root = inheritanceRoot(metadata)
  const others = new Set<TargetLike>()
  if (root !== undefined) {
    for (const other of source.entityMetadatas) {
      if (inheritanceRoot(other) === root && !isSameOrAncestor(other.target, metadata.target)) others.add(other.target)
    }
  }
  const target = (owner: TargetLike | undefined): boolean => owner === undefined || !others.has(owner)
  return {
    target,
    column: (column) => !column.isVirtualProperty && target(column.target ?? column.relationMetadata?.target),
  }
}

function isSameOrAncestor(candidate: TargetLike, of: TargetLike): boolean {
  if (candidate === of) return true
  return typeof candidate === 'function' && typeof of === 'function' && of.prototype instanceof candidate
}
