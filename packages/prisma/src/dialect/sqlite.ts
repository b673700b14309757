import type { Session } from '@seed/sql'
import { type BetterSqlite3Like, fromBetterSqlite3, type SqliteConnection, sqliteSession } from '@seed/sql/sqlite'
import type { QueryableLike, RawLike } from '../client.js'
import type { NativeSession } from '../dialect.js'
import { withPrismaMoments } from './prisma-moments.js'
import { fromRawStatements } from './sqlite-statements.js'

/** A session on a `Database` of better-sqlite3, or on a transaction of `@libsql/client`. */
export function sqliteOver(connection: unknown, queryable: QueryableLike | undefined): NativeSession | undefined {
  const driver = driverOf(connection)
  if (driver === undefined) return undefined
  return { session: prismaSession(driver, queryable), whoAmI: async () => 1 }
}

/** A session through raw statements, one row at a time. */
export function sqliteStatements(tx: RawLike): Session {
  return prismaSession(fromRawStatements(tx), undefined)
}

function driverOf(connection: unknown): SqliteConnection | undefined {
  const { prepare } = (connection ?? {}) as Readonly<Record<string, unknown>>
  return typeof prepare === 'function' ? fromBetterSqlite3(connection as BetterSqlite3Like) : undefined
}

/** Date-times are `2026-01-31T12:00:00.000+00:00`, or milliseconds where the driver adapter was told so. */
function prismaSession(connection: SqliteConnection, queryable: QueryableLike | undefined): Session {
  const { adapterOptions } = (queryable ?? {}) as { readonly adapterOptions?: { readonly timestampFormat?: unknown } }
  if (adapterOptions?.timestampFormat === 'unixepoch-ms') return sqliteSession(connection, { instants: 'epoch-ms' })
  const session = sqliteSession(connection, { instants: 'iso' })
  return { ...session, store: () => withPrismaMoments(session.store()) }
}
