import { randomUUID } from 'node:crypto'
import type { QueryableLike, RawLike } from '../client.js'

/** Marks of statements that somebody waits for, and whom to tell which queryable ran them. */
const waiting = new Map<string, (queryable: QueryableLike) => void>()
const listening = new WeakSet<object>()

/**
 * Makes the statements of a driver adapter and of its transactions heard: they share the class that runs statements. Said
 * once for a class; what is not waited for passes untouched.
 *
 * @returns false where the class is not as we know it.
 */
export function listenTo(adapter: unknown): boolean {
  const owner = ownerOf(adapter, 'queryRaw')
  if (owner === undefined) return false
  if (listening.has(owner)) return true
  listening.add(owner)
  const run: (this: QueryableLike, query: Query) => Promise<unknown> = Reflect.get(owner, 'queryRaw')
  owner.queryRaw = function (this: QueryableLike, query) {
    if (waiting.size > 0) tell(this, query.sql)
    return run.call(this, query)
  }
  return true
}

type Query = Parameters<QueryableLike['queryRaw']>[0]

/** What a marked statement gave, and what ran it. */
export interface Heard {
  readonly answer: unknown
  /** Undefined when the statement went another way than through a class we listen to. */
  readonly queryable: QueryableLike | undefined
}

/** Runs a statement in a transaction and hears which of the driver adapter's objects runs it. */
export async function hearStatement(tx: RawLike, sql: string): Promise<Heard> {
  const mark = `seed:${randomUUID()}`
  let queryable: QueryableLike | undefined
  waiting.set(mark, (heard) => {
    queryable = heard
  })
  try {
    const answer = await tx.$queryRawUnsafe(`${sql} /* ${mark} */`)
    return { answer, queryable }
  } finally {
    waiting.delete(mark)
  }
}

function tell(queryable: QueryableLike, sql: unknown): void {
  if (typeof sql !== 'string') return
  for (const [mark, hear] of waiting) if (sql.includes(mark)) hear(queryable)
}

/** The prototype that has the method itself: own methods of one object tell nothing of others. */
function ownerOf(object: unknown, method: 'queryRaw'): QueryableLike | undefined {
  let owner: unknown = object
  while (typeof owner === 'object' && owner !== null) {
    if (Object.hasOwn(owner, method)) {
      const isFunction = typeof (owner as Partial<QueryableLike>)[method] === 'function'
      return owner !== object && isFunction ? (owner as QueryableLike) : undefined
    }
    owner = Object.getPrototypeOf(owner)
  }
  return undefined
}
