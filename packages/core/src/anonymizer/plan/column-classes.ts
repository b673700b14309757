import { findEntity, targetsOf, toOneRelations, writableEntities } from '../../schema/lookup.js'
import type { Entity, Field, Schema } from '../../schema/schema.js'
import { tableName } from '../../value/row-text.js'

/** A field in its entity. */
export interface Member {
  readonly entity: Entity
  readonly field: Field
}

/**
 * Fields that hold the same values and so have one replacement: one column that several entities of a table share, and a key
 * with all foreign keys that lead to it, over any number of steps.
 */
export interface ColumnClass {
  readonly members: readonly Member[]
  /** The column at the end of all foreign keys: rules belong there. */
  readonly owner: Member
}

/** Puts the columns of all entities that may be written into classes. Union-find, Galler and Fischer 1964. */
export function columnClasses(schema: Schema): readonly ColumnClass[] {
  const entities = writableEntities(schema)
  const members = new Map<string, Member[]>()
  for (const entity of entities)
    for (const field of entity.fields) {
      const id = columnId(entity, field)
      members.set(id, [...(members.get(id) ?? []), { entity, field }])
    }
  const links = entities.flatMap((entity) => foreignKeyLinks(schema, entity))
  const parents = new Map<string, string>()
  for (const [from, to] of links) if (members.has(from) && members.has(to)) unite(parents, from, to)
  const pointing = new Set(links.filter(([from, to]) => from !== to).map(([from]) => from))
  const classes = new Map<string, string[]>()
  for (const id of members.keys()) {
    const root = rootOf(parents, id)
    classes.set(root, [...(classes.get(root) ?? []), id])
  }
  return [...classes.values()].map((ids) => {
    // Where foreign keys run in a circle, any of its columns will do.
    const owner = ids.find((id) => !pointing.has(id)) ?? ids[0]
    return {
      members: ids.flatMap((id) => members.get(id) ?? []),
      owner: members.get(owner ?? '')?.[0] as Member,
    }
  })
}

/** Names a column: `shop.users.email`. */
export function columnId(entity: Entity, field: Field): string {
  return `${tableName(entity.table)}.${field.column}`
}

type Link = readonly [from: string, to: string]

function foreignKeyLinks(schema: Schema, entity: Entity): readonly Link[] {
  return toOneRelations(entity).flatMap((relation) =>
    targetsOf(schema, relation.target).flatMap((name) => {
      const target = findEntity(schema, name)
      return relation.fields.flatMap((from, i): readonly Link[] => {
        const [near, far] = [fieldNamed(entity, from), fieldNamed(target, relation.targetFields[i])]
        return target === undefined || near === undefined || far === undefined
          ? []
          : [[columnId(entity, near), columnId(target, far)]]
      })
    }),
  )
}

function fieldNamed(entity: Entity | undefined, name: string | undefined): Field | undefined {
  return entity?.fields.find((field) => field.name === name)
}

function rootOf(parents: Map<string, string>, id: string): string {
  let root = id
  for (let next = parents.get(root); next !== undefined; next = parents.get(root)) root = next
  return root
}

function unite(parents: Map<string, string>, a: string, b: string): void {
  const [from, to] = [rootOf(parents, a), rootOf(parents, b)]
  if (from !== to) parents.set(from, to)
}
