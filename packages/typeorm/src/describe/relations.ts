import type { Relation, ToOne } from '@seed/core/adapter'
import type { DataSourceLike, EntityMetadataLike, RelationMetadataLike } from '../client.js'
import { foreignKeyRule } from './foreign-key-rule.js'
import { type JoinEntity, joinEntityOf } from './join-tables.js'
import { fieldName, ownParts } from './names.js'

/** Relations of an entity in the order of its metadata: to one, the far side of one, and many-to-many. */
export function describeRelations(
  source: DataSourceLike,
  metadata: EntityMetadataLike,
  joins: ReadonlyMap<EntityMetadataLike, JoinEntity>,
): readonly Relation[] {
  const own = ownParts(source, metadata)
  return metadata.relations
    .filter((relation) => own.target(relation.target))
    .flatMap((relation) => describeRelation(relation, joins) ?? [])
}

function describeRelation(
  relation: RelationMetadataLike,
  joins: ReadonlyMap<EntityMetadataLike, JoinEntity>,
): Relation | undefined {
  const { propertyPath: name } = relation
  const target = relation.inverseEntityMetadata.name
  if (relation.isManyToOne || relation.isOneToOneOwner) return toOne(relation)
  if (relation.isManyToManyOwner || relation.isManyToManyNotOwner) {
    const join = joinEntityOf(relation, joins)
    if (join === undefined) return undefined
    const [near, far] = relation.isManyToManyOwner ? [join.owner, join.inverse] : [join.inverse, join.owner]
    return { arity: 'many', name, target, through: join.name, near, far }
  }
  const of = relation.inverseRelation?.propertyPath
  return of === undefined ? undefined : { arity: 'inverse', name, target, of }
}

function toOne(relation: RelationMetadataLike): ToOne {
  const { joinColumns, createForeignKeyConstraints: enforced } = relation
  const optional = joinColumns.some((column) => column.isNullable && !column.isPrimary)
  return {
    arity: optional ? '0-1' : '1',
    name: relation.propertyPath,
    target: relation.inverseEntityMetadata.name,
    fields: joinColumns.map(fieldName),
    targetFields: joinColumns.flatMap(({ referencedColumn }) =>
      referencedColumn === undefined ? [] : [fieldName(referencedColumn)],
    ),
    origin: 'orm',
    enforced,
    ...(enforced ? foreignKeyRule(relation) : {}),
  }
}
