/** Gives what an iterable gives, having asked for the next one already: the other side works while this one does. */
export async function* ahead<T>(items: AsyncIterable<T>): AsyncGenerator<T, void, undefined> {
  const iterator = items[Symbol.asyncIterator]()
  let next = iterator.next()
  try {
    for (;;) {
      const item = await next
      if (item.done === true) return
      next = iterator.next()
      // Whoever stops half-way never waits for it.
      next.catch(() => undefined)
      yield item.value
    }
  } finally {
    await next.catch(() => undefined)
    await iterator.return?.()
  }
}
