/** Runs work when all that was asked before it has settled. */
export type Turn = <T>(work: () => Promise<T>) => Promise<T>

const turns = new WeakMap<object, Turn>()

/**
 * The order of one client, whatever number of connections are made of it. A page is asked for before it is wanted, and what is
 * asked meanwhile waits here: `pg` would take it, but says that it will not for long.
 */
export function turnOf(client: object): Turn {
  const known = turns.get(client)
  if (known !== undefined) return known
  const turn = takeTurns()
  turns.set(client, turn)
  return turn
}

function takeTurns(): Turn {
  let last: Promise<void> = Promise.resolve()
  return (work) => {
    const result = last.then(work)
    // Holds no answer: a chain of answers would keep all of them alive.
    last = result.then(nothing, nothing)
    return result
  }
}

function nothing(): void {
  // The one who asked hears of it.
}
