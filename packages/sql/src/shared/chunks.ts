/** Cuts a list into parts of at most `size` elements. */
export function* chunks<T>(list: readonly T[], size: number): Generator<readonly T[], void, undefined> {
  for (let from = 0; from < list.length; from += size) yield list.slice(from, from + size)
}
