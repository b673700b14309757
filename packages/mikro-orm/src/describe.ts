import type { Entity, Inheritance, Schema } from '@seed/core/adapter'
import type { MetadataLike, OrmLike } from './client.js'
import { columnNamed } from './describe/columns.js'
import { describeChecks, describeUniques } from './describe/constraints.js'
import { describeFields } from './describe/fields.js'
import { describeHooks } from './describe/hooks.js'
import { describeJoinTables, type Joins } from './describe/join-tables.js'
import { holdsRows, metadataOf, tableOf } from './describe/names.js'
import { describeRelations } from './describe/relations.js'

/**
 * The metadata of an ORM in neutral words: its entities, the tables that MikroORM makes for many-to-many relations, and the
 * children of single-table inheritance, each as an entity of its own. Views, virtual entities and abstract classes are left out.
 */
export function describeOrm(orm: OrmLike): Schema {
  return { entities: describedEntities(orm).map(({ entity }) => entity) }
}

/** A neutral entity beside the metadata that it was read from. */
export interface DescribedEntity {
  readonly entity: Entity
  readonly metadata: MetadataLike
}

/** Like `describeOrm`, each entity with its metadata. */
export function describedEntities(orm: OrmLike): readonly DescribedEntity[] {
  const all = metadataOf(orm)
  const joins = describeJoinTables(all)
  return all.filter(holdsRows).map((metadata) => ({ metadata, entity: describeEntity(orm, metadata, joins) }))
}

function describeEntity(orm: OrmLike, metadata: MetadataLike, joins: Joins): Entity {
  const join = joins.implicit.get(metadata)
  const hooks = join === undefined ? describeHooks(orm, metadata) : []
  const inheritance = describeInheritance(metadata)
  return {
    name: join?.name ?? metadata.className,
    table: tableOf(orm, metadata),
    origin: 'orm',
    fields: describeFields(orm, metadata),
    key: keyOf(metadata),
    relations: join?.relations ?? describeRelations(metadata, joins.byRelation),
    uniques: describeUniques(metadata),
    checks: describeChecks(metadata),
    ...(inheritance === undefined ? {} : { inheritance }),
    ...(join === undefined ? {} : { joinTable: true }),
    ...(hooks.length === 0 ? {} : { hooks }),
  }
}

/** The key in the order that MikroORM declares it, foreign keys by their columns. */
function keyOf(metadata: MetadataLike): readonly string[] {
  return metadata.primaryKeys
    .flatMap((name) => metadata.properties[name]?.fieldNames ?? [])
    .flatMap((name) => columnNamed(metadata, name)?.field ?? [])
}

function describeInheritance(metadata: MetadataLike): Inheritance | undefined {
  const { discriminatorColumn: discriminator, className: root } = metadata.root
  const { discriminatorValue: value } = metadata
  if (metadata.root.inheritanceType !== 'sti' || discriminator === undefined || value === undefined) return undefined
  return { root, discriminator, value: String(value) }
}
