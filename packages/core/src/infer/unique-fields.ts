import type { Entity, Field } from '../schema/schema.js'

const cache = new WeakMap<Entity, ReadonlySet<string>>()

/**
 * Names of the fields whose values must differ between rows: those that are unique alone, and of each set of plain columns
 * the one with the most values. A set of foreign keys alone is the plan's to keep apart.
 */
export function uniqueFields(entity: Entity): ReadonlySet<string> {
  let names = cache.get(entity)
  if (names === undefined) cache.set(entity, (names = findUniqueFields(entity)))
  return names
}

function findUniqueFields(entity: Entity): ReadonlySet<string> {
  const foreign = new Set(
    entity.relations.flatMap((relation) => (relation.arity === '1' || relation.arity === '0-1' ? relation.fields : [])),
  )
  const sets = [entity.key, ...entity.uniques.map((unique) => unique.fields)].filter((set) => set.length > 0)
  const chosen = new Set<string>()
  // Single columns first: a set that holds one of them needs nothing more.
  for (const set of sets.toSorted((a, b) => a.length - b.length)) {
    const fields = set.flatMap((name) => entity.fields.find((field) => field.name === name) ?? [])
    if (fields.some((field) => chosen.has(field.name) || field.generated === 'increment')) continue
    const plain = fields.filter((field) => !foreign.has(field.name))
    const mixed = plain.length < fields.length
    const best = plain.toSorted((a, b) => rank(b) - rank(a))[0]
    // Beside a foreign key a narrow column (an enum, a flag) cannot tell all rows apart and need not.
    if (best !== undefined && !(mixed && rank(best) < 3)) chosen.add(best.name)
  }
  return chosen
}

/** Wider domains rank higher. */
function rank({ type }: Field): number {
  switch (type.kind) {
    case 'uuid':
      return 9
    case 'text':
      return type.length === undefined || type.length >= 12 ? 8 : type.length >= 5 ? 5 : 2
    case 'integer':
      return type.bits >= 32 ? 7 : 3
    case 'decimal':
    case 'float':
    case 'bytes':
      return 6
    case 'instant':
    case 'datetime':
      return 5
    case 'date':
    case 'time':
      return 3
    case 'enum':
      return 1
    default:
      return 0
  }
}
