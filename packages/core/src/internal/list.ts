/** Members of a list by a text, in the order of their first. */
export function groupBy<T>(list: readonly T[], textOf: (one: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const one of list) {
    const group = groups.get(textOf(one))
    if (group === undefined) groups.set(textOf(one), [one])
    else group.push(one)
  }
  return groups
}

/** A list in slices of at most `size`. */
export function* slices<T>(list: readonly T[], size: number): Generator<readonly T[]> {
  for (let from = 0; from < list.length; from += size) yield list.slice(from, from + size)
}
