import type { Relation, ToOne } from '@seed/core/adapter'
import type { MetadataLike, PropertyLike } from '../client.js'
import { columnNamed, columnsOf, foreignKeyColumns } from './columns.js'
import { foreignKeyRule } from './foreign-key-rule.js'
import type { JoinEntity } from './join-tables.js'
import { isToOne, ownProperties, propertyPath } from './names.js'

/** Relations of an entity in the order of its metadata: to one, the far side of one, and many-to-many. */
export function describeRelations(
  metadata: MetadataLike,
  joins: ReadonlyMap<PropertyLike, JoinEntity>,
): readonly Relation[] {
  return ownProperties(metadata).flatMap((property) => describeRelation(metadata, property, joins) ?? [])
}

/** A relation whose foreign key lies in the entity's own table. */
export function toOneRelation(metadata: MetadataLike, property: PropertyLike): ToOne {
  const columns = foreignKeyColumns(property).flatMap((name) => columnNamed(metadata, name) ?? [])
  const enforced = property.createForeignKeyConstraint !== false
  return {
    arity: columns.some(({ nullable }) => nullable) ? '0-1' : '1',
    name: propertyPath(metadata, property),
    target: property.targetMeta?.className ?? property.type,
    fields: columns.map(({ field }) => field),
    targetFields: targetFields(property),
    origin: 'orm',
    enforced,
    ...(enforced ? foreignKeyRule(property) : {}),
  }
}

function describeRelation(
  metadata: MetadataLike,
  property: PropertyLike,
  joins: ReadonlyMap<PropertyLike, JoinEntity>,
): Relation | undefined {
  const { targetMeta } = property
  // A relation to entities of several kinds is not one foreign key; its columns are plain fields.
  if (targetMeta === undefined || property.polymorphic === true || property.persist === false) return undefined
  if (isToOne(property)) return toOneRelation(metadata, property)
  const name = propertyPath(metadata, property)
  const target = targetMeta.className
  if (property.kind === 'm:n') {
    const join = joins.get(property)
    return join === undefined ? undefined : { arity: 'many', name, target, ...join }
  }
  const of = property.mappedBy === undefined ? undefined : targetMeta.properties[property.mappedBy]
  const isInverse = (property.kind === '1:m' || property.kind === '1:1') && of !== undefined
  return isInverse ? { arity: 'inverse', name, target, of: propertyPath(targetMeta, of) } : undefined
}

/** Fields of the target by the columns that the foreign key points to. */
function targetFields({ targetMeta, referencedColumnNames = [] }: PropertyLike): readonly string[] {
  if (targetMeta === undefined) return []
  const columns = columnsOf(targetMeta)
  return referencedColumnNames.map((name) => columns.find((column) => column.name === name)?.field ?? name)
}
