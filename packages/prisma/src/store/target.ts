import type { Adapter, Entity, TargetRequest } from '@seed/core/adapter'
import { openPlainAdapter, type PlainOptions } from '@seed/sql'
import type { PrismaClientLike, QueryableLike, RawLike } from '../client.js'
import type { Dialect } from '../dialect.js'
import { withPrismaMoments } from '../dialect/prisma-moments.js'
import { keepsEpoch } from '../dialect/sqlite.js'
import { hearStatement } from './hear-statement.js'
import { schemaNameOf } from './private-members.js'
import { reachAdapter } from './reach-adapter.js'

/** Opens another database without Prisma; on SQLite its date-times are kept as this client's are. */
export async function openTarget(client: PrismaClientLike, dialect: Dialect, request: TargetRequest): Promise<Adapter> {
  return openPlainAdapter(request, (await isEpoch(client, dialect)) ? { instants: 'epoch-ms' } : AS_PRISMA)
}

/**
 * Writes tables anew outside a transaction of Prisma's, statement by statement: where these must run on one connection, the
 * database ends the transaction by itself.
 */
export async function rewrite(
  client: PrismaClientLike,
  dialect: Dialect,
  entities: readonly Entity[],
): Promise<readonly string[]> {
  await reachAdapter(client)
  const around = { queryable: undefined, schemaName: schemaNameOf(client) }
  const run = (on: RawLike): Promise<readonly string[]> => dialect.statements(on, around).rewrite(entities)
  if (!dialect.commitsTables) return run(client)
  return (await client.$transaction(((tx: RawLike) => run(tx)) as never, { timeout: LONGEST_MS })) as readonly string[]
}

const LONGEST_MS = 2 ** 31 - 1

/** Rows of a SQLite database as Prisma keeps them unless its driver adapter is told otherwise. */
export const AS_PRISMA: PlainOptions = {
  instants: 'iso',
  store: (store, dialect) => (dialect === 'sqlite' ? withPrismaMoments(store) : store),
}

async function isEpoch(client: PrismaClientLike, dialect: Dialect): Promise<boolean> {
  if (dialect.name !== 'sqlite') return false
  await reachAdapter(client)
  const hear = async (tx: RawLike): Promise<QueryableLike | undefined> =>
    (await hearStatement(tx, dialect.whoAmI)).queryable
  return keepsEpoch((await client.$transaction(hear as never)) as QueryableLike | undefined)
}
