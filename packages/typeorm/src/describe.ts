import type { Entity, Inheritance, Schema } from '@seed/core/adapter'
import type { DataSourceLike, EntityMetadataLike } from './client.js'
import { describeChecks, describeUniques } from './describe/constraints.js'
import { describeFields, ownColumns } from './describe/fields.js'
import { describeHooks } from './describe/hooks.js'
import { type JoinEntity, describeJoinTables } from './describe/join-tables.js'
import { fieldName, holdsRows, inheritanceRoot, tableOf } from './describe/names.js'
import { describeRelations } from './describe/relations.js'

/**
 * The metadata of a data source in neutral words: its entities, the tables that TypeORM makes for many-to-many relations,
 * and the children of single-table inheritance, each as an entity of its own. Views and the tables behind closure trees are
 * left out: nothing can be written to the former, and TypeORM alone keeps the latter.
 *
 * @param source - An initialised data source; its metadata is empty before.
 */
export function describeDataSource(source: DataSourceLike): Schema {
  return { entities: describedEntities(source).map(({ entity }) => entity) }
}

/** A neutral entity beside the metadata that it was read from. */
export interface DescribedEntity {
  readonly entity: Entity
  readonly metadata: EntityMetadataLike
}

/** Like `describeDataSource`, each entity with its metadata. */
export function describedEntities(source: DataSourceLike): readonly DescribedEntity[] {
  const joins = describeJoinTables(source)
  return source.entityMetadatas
    .filter((metadata) => holdsRows(metadata) && (!metadata.isJunction || joins.get(metadata)?.relations !== undefined))
    .map((metadata) => ({ metadata, entity: describeEntity(source, metadata, joins) }))
}

function describeEntity(
  source: DataSourceLike,
  metadata: EntityMetadataLike,
  joins: ReadonlyMap<EntityMetadataLike, JoinEntity>,
): Entity {
  const join = joins.get(metadata)
  const hooks = join === undefined ? describeHooks(source, metadata) : []
  const inheritance = describeInheritance(metadata)
  return {
    name: join?.name ?? metadata.name,
    table: tableOf(source, metadata),
    origin: 'orm',
    fields: describeFields(source, metadata),
    key: metadata.primaryColumns.map(fieldName),
    relations: join?.relations ?? describeRelations(source, metadata, joins),
    uniques: describeUniques(metadata, ownColumns(source, metadata)),
    checks: describeChecks(metadata),
    ...(inheritance === undefined ? {} : { inheritance }),
    ...(join === undefined ? {} : { joinTable: true }),
    ...(hooks.length === 0 ? {} : { hooks }),
  }
}

function describeInheritance(metadata: EntityMetadataLike): Inheritance | undefined {
  const root = inheritanceRoot(metadata)
  const { discriminatorColumn: column, discriminatorValue: value } = metadata
  if (root === undefined || column === undefined || value === undefined) return undefined
  return { root: root.name, discriminator: fieldName(column), value: String(value) }
}
