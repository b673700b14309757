import { type ManyToMany, nameJoinEntity, nameJoinRelation, type ToOne } from '@seed/core/adapter'
import type { MetadataLike, PropertyLike } from '../client.js'
import { columnsOf } from './columns.js'
import { isToOne } from './names.js'
import { toOneRelation } from './relations.js'

/** The entity that a many-to-many relation goes through, and its two relations. */
export type JoinEntity = Pick<ManyToMany, 'through' | 'near' | 'far'>

/** A table that MikroORM makes by itself, as an entity. */
export interface ImplicitJoin {
  readonly name: string
  readonly relations: readonly ToOne[]
}

/** All join entities, by the relations that go through them and by the metadata of tables without a class. */
export interface Joins {
  readonly byRelation: ReadonlyMap<PropertyLike, JoinEntity>
  readonly implicit: ReadonlyMap<MetadataLike, ImplicitJoin>
}

/**
 * Join entities of all many-to-many relations.
 *
 * MikroORM calls such a table after the owner's table and the property; the entity is called after the relation, `Author_topics`,
 * by the side that comes first in the alphabet where both have one. Its two relations go by the names of their targets. An
 * entity of the application's that serves as the pivot keeps its own names.
 */
export function describeJoinTables(all: readonly MetadataLike[]): Joins {
  const byRelation = new Map<PropertyLike, JoinEntity>()
  const implicit = new Map<MetadataLike, ImplicitJoin>()
  for (const metadata of all) {
    for (const property of metadata.props) {
      const pivot = all.find((other) => other.class === property.pivotEntity)
      const { targetMeta } = property
      if (property.kind !== 'm:n' || property.owner !== true || pivot === undefined || targetMeta === undefined)
        continue
      if (property.inherited === true) continue
      const side: Side = { metadata, property, pivot, target: targetMeta }
      const join = isImplicit(pivot) ? implicitJoin(side, implicit) : declaredJoin(side)
      if (join === undefined) continue
      byRelation.set(property, join)
      const inverse = inverseOf(side)
      if (inverse !== undefined) byRelation.set(inverse, { through: join.through, near: join.far, far: join.near })
    }
  }
  return { byRelation, implicit }
}

interface Side {
  readonly metadata: MetadataLike
  readonly property: PropertyLike
  readonly pivot: MetadataLike
  readonly target: MetadataLike
}

/** MikroORM's own pivot tables have two relations that go by the names of their targets. */
function isImplicit(pivot: MetadataLike): boolean {
  const names = pivot.props.filter(isToOne).map(({ name }) => name)
  return names.some((name) => name.endsWith('_owner')) && names.some((name) => name.endsWith('_inverse'))
}

/** The other side, where the application has one: MikroORM adds one of its own that is never persisted. */
function inverseOf({ property, target }: Side): PropertyLike | undefined {
  const inverse = property.inversedBy === undefined ? undefined : target.properties[property.inversedBy]
  return inverse?.persist === false ? undefined : inverse
}

function implicitJoin(side: Side, known: Map<MetadataLike, ImplicitJoin>): JoinEntity | undefined {
  const { metadata, pivot, property, target } = side
  const [owner, inverse] = ['_owner', '_inverse'].map((end) =>
    pivot.props.find((one) => isToOne(one) && one.name.endsWith(end)),
  )
  if (owner === undefined || inverse === undefined) return undefined
  const taken = columnsOf(pivot).map(({ field }) => field)
  const near = nameJoinRelation(metadata.className, taken)
  // Both sides of a self-reference are of one entity: the other one is called after the relation.
  const far = nameJoinRelation(target.class === metadata.class ? property.name : target.className, [...taken, near])
  const through = canonicalName(side)
  known.set(pivot, {
    name: through,
    relations: [
      { ...toOneRelation(pivot, owner), name: near },
      { ...toOneRelation(pivot, inverse), name: far },
    ],
  })
  return { through, near, far }
}

function declaredJoin({ pivot, property }: Side): JoinEntity | undefined {
  const relationOver = (columns: readonly string[] = []): string | undefined =>
    pivot.props.find(
      (one) =>
        isToOne(one) &&
        one.fieldNames?.length === columns.length &&
        one.fieldNames.every((name) => columns.includes(name)),
    )?.name
  const near = relationOver(property.joinColumns)
  const far = relationOver(property.inverseJoinColumns)
  return near === undefined || far === undefined ? undefined : { through: pivot.className, near, far }
}

function canonicalName(side: Side): string {
  const inverse = inverseOf(side)
  const owner = { entity: side.metadata.className, property: side.property.name }
  return nameJoinEntity(owner, inverse && { entity: side.target.className, property: inverse.name })
}
