/** Rows that can be written together, by their places in the batch. */
export interface Wave {
  readonly places: readonly number[]
  /** True when the rows point to one another in a circle, so that no order is right. */
  readonly circular: boolean
}

/**
 * Cuts a batch into waves: the rows that a row points to come in an earlier one. In one flush MikroORM would write the row
 * without its relation first and update it then, and an update moves version and update date.
 *
 * @param targets - For each row, the places in the batch of the rows it points to.
 */
export function wavesOf(targets: readonly (readonly number[])[]): readonly Wave[] {
  const waves: Wave[] = []
  const done = new Set<number>()
  let waiting = targets.map((_, place) => place)
  while (waiting.length > 0) {
    const ready = waiting.filter((place) => targets[place]?.every((target) => done.has(target)))
    const circular = ready.length === 0
    const places = circular ? waiting : ready
    waves.push({ places, circular })
    for (const place of places) done.add(place)
    waiting = waiting.filter((place) => !done.has(place))
  }
  return waves
}
