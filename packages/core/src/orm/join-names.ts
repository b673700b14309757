/** A side of a many-to-many relation that has a property for it. */
export interface JoinSide {
  readonly entity: string
  /** Path of the property; parts of embedded objects stand behind dots. */
  readonly property: string
}

/**
 * Name of the entity over a table that an ORM makes by itself for a many-to-many relation: `Author_topics`, by the side that
 * comes first in the alphabet where both have a property.
 */
export function nameJoinEntity(owner: JoinSide, inverse: JoinSide = owner): string {
  const [one, other] = [nameOf(owner), nameOf(inverse)]
  return one < other ? one : other
}

/**
 * Name of the relation of such an entity to one side: the side's name, first letter small; with a low line before it where
 * something is called so already.
 */
export function nameJoinRelation(side: string, taken: readonly string[]): string {
  const name = side.charAt(0).toLowerCase() + side.slice(1)
  return taken.includes(name) ? nameJoinRelation(`_${side}`, taken) : name
}

function nameOf({ entity, property }: JoinSide): string {
  return `${entity}_${property.replaceAll('.', '_')}`
}
