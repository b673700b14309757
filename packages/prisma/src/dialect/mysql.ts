import type { Session } from '@seed/sql'
import { fromMariadb, fromStatements, type MariadbLike, mysqlSession } from '@seed/sql/mysql'
import type { RawLike } from '../client.js'
import type { NativeSession } from '../dialect.js'

/** A session on a connection of the package mariadb. */
export function mysqlOver(connection: unknown): NativeSession | undefined {
  const { query, threadId } = (connection ?? {}) as Readonly<Record<string, unknown>>
  if (typeof query !== 'function' || typeof threadId !== 'number') return undefined
  return {
    session: mysqlSession(fromMariadb(connection as MariadbLike)),
    whoAmI: () => Promise.resolve(threadId),
  }
}

/** A session through raw statements. */
export function mysqlStatements(tx: RawLike): Session {
  return mysqlSession(fromStatements(async (sql) => (await tx.$queryRawUnsafe(sql)) as readonly unknown[]))
}
