import type { Capabilities } from '../adapter/port.js'
import { findEntity, targetsOf, toOneRelations } from '../schema/lookup.js'
import type { Schema, ToOne } from '../schema/schema.js'

/**
 * What it takes to insert a row before its target. `free`: nothing checks it. `nullable`: NULL first, set in a second pass.
 * `deferrable`: checked at commit. `required`: impossible.
 */
export type Tie = 'free' | 'nullable' | 'deferrable' | 'required'

/** A to-one relation between the entities to be ordered. */
export interface Link {
  readonly relation: ToOne
  readonly tie: Tie
  /** Places of the entities whose rows it may lead to; the entity itself is left out. */
  readonly targets: readonly number[]
}

/** An entity to be ordered; its place is its number in the list. */
export interface GraphNode {
  readonly name: string
  readonly links: readonly Link[]
}

/** Reads the entities and their links; links to entities that are not among `names`, or only to themselves, are left out. */
export function readNodes(schema: Schema, names: readonly string[], capabilities: Capabilities): readonly GraphNode[] {
  const places = new Map(names.map((name, place) => [name, place]))
  return names.map((name, place) => {
    const entity = findEntity(schema, name)
    const links = (entity === undefined ? [] : toOneRelations(entity)).map((relation) => ({
      relation,
      tie: tieOf(relation, capabilities),
      targets: targetPlaces(schema, relation, places).filter((target) => target !== place),
    }))
    return { name, links: links.filter((link) => link.targets.length > 0) }
  })
}

function targetPlaces(schema: Schema, relation: ToOne, places: ReadonlyMap<string, number>): readonly number[] {
  return targetsOf(schema, relation.target).flatMap((target) => places.get(target) ?? [])
}

function tieOf(relation: ToOne, capabilities: Capabilities): Tie {
  if (!relation.enforced) return 'free'
  if (relation.arity === '0-1') return 'nullable'
  return capabilities.deferredForeignKeys && relation.deferrable !== false ? 'deferrable' : 'required'
}
