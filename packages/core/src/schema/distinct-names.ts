import { isToOne } from './lookup.js'
import type { Entity, Relation, Schema, ToOne } from './schema.js'

/** New names of an entity's to-one relations, by their old ones. */
type Renamed = ReadonlyMap<string, string>

/**
 * Renames to-one relations that are called like a field of their entity, as a foreign key is that nobody gave a property of
 * its own: a row holds a key under one name and the row it leads to under another. `userId` becomes `user`, or
 * `userId->User` where that is taken.
 */
export function withDistinctNames(schema: Schema): Schema {
  const renamed = new Map(schema.entities.map((entity) => [entity.name, renamedIn(entity)]))
  if ([...renamed.values()].every((names) => names.size === 0)) return schema
  const nameIn = (entity: string, relation: string): string => renamed.get(entity)?.get(relation) ?? relation
  return {
    entities: schema.entities.map((entity) => ({
      ...entity,
      relations: entity.relations.map((relation) => rename(entity, relation, nameIn)),
    })),
  }
}

function renamedIn(entity: Entity): Renamed {
  const taken = new Set([...entity.fields, ...entity.relations].map(({ name }) => name))
  const fields = new Set(entity.fields.map(({ name }) => name))
  const renamed = new Map<string, string>()
  for (const relation of entity.relations.filter(isToOne).filter(({ name }) => fields.has(name))) {
    const name = candidates(relation).find((one) => !taken.has(one)) ?? `${relation.name}->${relation.target}`
    taken.add(name)
    renamed.set(relation.name, name)
  }
  return renamed
}

function candidates({ name }: ToOne): readonly string[] {
  const bare = name.replace(/_?id$/i, '')
  return bare === '' || bare === name ? [] : [bare]
}

function rename(entity: Entity, relation: Relation, nameIn: (entity: string, relation: string) => string): Relation {
  switch (relation.arity) {
    case 'inverse':
      return { ...relation, of: nameIn(relation.target, relation.of) }
    case 'many':
      return {
        ...relation,
        near: nameIn(relation.through, relation.near),
        far: nameIn(relation.through, relation.far),
      }
    case '0-1':
    case '1':
      return { ...relation, name: nameIn(entity.name, relation.name) }
  }
}
