import { InternalError } from '../errors/seed-error.js'
import { toOneRelations } from '../schema/lookup.js'
import type { Entity, Schema, ToOne } from '../schema/schema.js'
import { tableName } from '../value/row-text.js'

/** A relation whose foreign key is set to NULL before rows are deleted, because it closes a cycle. */
export interface Blank {
  readonly entity: Entity
  /** The nullable ones among its foreign key fields. */
  readonly fields: readonly string[]
}

/** In which order entities can be emptied: children first. */
export interface DeletionOrder {
  readonly entities: readonly Entity[]
  readonly blanks: readonly Blank[]
  /** Entities with a required reference to their own table: newest rows first. */
  readonly newestFirst: ReadonlySet<Entity>
}

interface Edge {
  readonly from: Entity
  /** Table that is pointed to. */
  readonly to: string
  readonly blank: readonly string[]
}

/**
 * Orders entities so that no row is deleted before the rows that point to it. In a cycle the foreign keys that can be NULL are
 * cut; where none can, the rows were written with constraints checked at commit, and so they are deleted.
 *
 * @param entities - In the order preferred among those that are free.
 */
export function deletionOrder(schema: Schema, entities: readonly Entity[]): DeletionOrder {
  const edges = entities.flatMap((entity) => edgesOf(schema, entity))
  const own = edges.filter((edge) => tableName(edge.from.table) === edge.to)
  const cut = new Set<Edge>(own)
  const order: Entity[] = []
  let left = [...entities]
  while (left.length > 0) {
    const open = (entity: Entity): readonly Edge[] =>
      edges.filter((edge) => !cut.has(edge) && left.includes(edge.from) && edge.to === tableName(entity.table))
    const next = left.find((entity) => open(entity).length === 0) ?? cutOpen(left, open, cut)
    order.push(next)
    left = left.filter((entity) => entity !== next)
  }
  return {
    entities: order,
    blanks: [...cut]
      .filter((edge) => edge.blank.length > 0)
      .map(({ from, blank }) => ({ entity: from, fields: blank })),
    newestFirst: new Set(own.filter((edge) => edge.blank.length === 0).map((edge) => edge.from)),
  }
}

/** Frees the entity that the fewest nullable relations lead to; without such a one, the first. */
function cutOpen(left: readonly Entity[], open: (entity: Entity) => readonly Edge[], cut: Set<Edge>): Entity {
  const [best] = left
    .filter((entity) => open(entity).every((edge) => edge.blank.length > 0))
    .sort((a, b) => open(a).length - open(b).length)
  const next = best ?? left[0]
  if (next === undefined) throw new InternalError('there is nothing left to order')
  for (const edge of open(next)) cut.add(edge)
  return next
}

function edgesOf(schema: Schema, entity: Entity): readonly Edge[] {
  return toOneRelations(entity)
    .filter((relation) => relation.enforced)
    .flatMap((relation) => {
      const target = schema.entities.find((one) => one.name === relation.target)
      return target === undefined
        ? []
        : [{ from: entity, to: tableName(target.table), blank: blankable(entity, relation) }]
    })
}

function blankable(entity: Entity, relation: ToOne): readonly string[] {
  return relation.fields.filter(
    (name) => !entity.key.includes(name) && entity.fields.find((field) => field.name === name)?.nullable === true,
  )
}
