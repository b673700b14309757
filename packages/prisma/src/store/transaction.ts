import type { Access } from '@seed/core/adapter'
import type { Session } from '@seed/sql'
import type { PrismaClientLike, RawLike, TransactionOptionsLike } from '../client.js'
import type { Dialect, NativeSession } from '../dialect.js'
import { hearStatement } from './hear-statement.js'
import { schemaNameOf } from './private-members.js'
import { reachAdapter } from './reach-adapter.js'

/** How the driver's connection behind a transaction is found. */
export interface ConnectionOptions<Tx = never> {
  /**
   * `'driver'` (default): on the driver's own connection where it can be reached, else by statements. `'statements'`: by
   * raw statements of Prisma's in any case, slower. A function gives the driver's connection of this very transaction.
   */
  readonly connection?: 'driver' | 'statements' | ((tx: Tx) => unknown)
}

/** Longest timer of Node. Prisma would end a transaction after 5 seconds. */
const NEVER_MS = 2 ** 31 - 1

/** A pool may be busy; the driver's own timeout ends a wait for a database that does not answer. */
const OPTIONS: TransactionOptionsLike = { timeout: NEVER_MS, maxWait: 60_000 }

/**
 * Runs work in a transaction of Prisma's and hands it a session on the driver's own connection of it, so that what is
 * written past Prisma and what Prisma writes commit or roll back together. The error of the work is thrown as it is.
 */
export async function inTransaction<Tx, T>(
  client: PrismaClientLike,
  dialect: Dialect,
  options: ConnectionOptions<Tx>,
  access: Access,
  work: (tx: Tx & RawLike, session: Session) => Promise<T>,
): Promise<T> {
  await reachAdapter(client)
  const run = async <R>(step: (tx: Tx & RawLike, session: Session) => Promise<R>): Promise<R> => {
    const inside = async (tx: Tx & RawLike): Promise<R> => {
      const open = await openSession(client, dialect, options, tx)
      const result = await step(tx, open.session)
      if (access === 'write') await open.settle?.()
      return result
    }
    return (await client.$transaction(inside as never, OPTIONS)) as R
  }
  if (dialect.commitsTables) await run((_, session) => session.prepare(access))
  return run(async (tx, session) => {
    await session.begun(access)
    return work(tx, session)
  })
}

/** What is open to the end of a transaction. */
type OpenSession = Pick<NativeSession, 'session' | 'settle'>

async function openSession<Tx>(
  client: PrismaClientLike,
  dialect: Dialect,
  { connection = 'driver' }: ConnectionOptions<Tx>,
  tx: Tx & RawLike,
): Promise<OpenSession> {
  const schemaName = schemaNameOf(client)
  if (connection === 'statements') return { session: dialect.statements(tx, { queryable: undefined, schemaName }) }
  const { answer, queryable } = await hearStatement(tx, dialect.whoAmI)
  const reached = typeof connection === 'function' ? await connection(tx) : queryable?.client
  const around = { queryable, schemaName }
  const native = dialect.over(reached, around)
  // A pooler or a wrapping driver adapter may stand between: what is not the same session is not used.
  const isSame = native !== undefined && String(await native.whoAmI()) === String(onlyValue(answer))
  return isSame ? native : { session: dialect.statements(tx, around) }
}

function onlyValue(answer: unknown): unknown {
  return Object.values((answer as readonly object[])[0] ?? {})[0]
}
