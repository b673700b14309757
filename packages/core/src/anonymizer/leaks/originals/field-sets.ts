/** Sets of fields as small numbers, so that a tag has room for the fields that its original was in. 0 is the empty set. */
export interface FieldSets {
  /** The set with one field more. */
  add(set: number, field: number): number
  fields(set: number): readonly number[]
}

/** Sets that fit: the last stands for "several fields" when there are more. */
export const MOST_SETS = 1023

export function createFieldSets(): FieldSets {
  const sets: (readonly number[])[] = [[]]
  const next = new Map<number, number>()
  const make = (fields: readonly number[]): number => {
    const text = fields.join()
    const known = sets.findIndex((set) => set.join() === text)
    if (known >= 0) return known
    if (sets.length > MOST_SETS) return merge(fields)
    return sets.push(fields) - 1
  }
  const merge = (fields: readonly number[]): number => {
    sets[MOST_SETS] = union(sets[MOST_SETS] ?? [], fields)
    return MOST_SETS
  }
  return {
    add(set, field) {
      const step = set * 0x10000 + field
      const known = next.get(step)
      if (known !== undefined) return known
      const made = make(union(sets[set] ?? [], [field]))
      next.set(step, made)
      return made
    },
    fields: (set) => sets[set] ?? [],
  }
}

function union(a: readonly number[], b: readonly number[]): readonly number[] {
  return [...new Set([...a, ...b])].sort((x, y) => x - y)
}
