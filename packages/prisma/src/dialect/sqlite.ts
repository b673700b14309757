import type { Session } from '@seed/sql'
import {
  type BetterSqlite3Like,
  fromBetterSqlite3,
  fromLibsqlClient,
  fromStatements,
  type LibsqlTransactionLike,
  type SqliteConnection,
  sqliteSession,
} from '@seed/sql/sqlite'
import type { QueryableLike, RawLike } from '../client.js'
import type { Around, NativeSession } from '../dialect.js'
import { withPrismaMoments } from './prisma-moments.js'

/** A session on a `Database` of better-sqlite3, or on a transaction of `@libsql/client`. */
export function sqliteOver(connection: unknown, { queryable }: Around): NativeSession | undefined {
  const driver = driverOf(connection)
  if (driver === undefined) return undefined
  return {
    session: prismaSession(driver, queryable),
    // A file has no sessions to tell apart: the statement that was heard ran on this very object.
    whoAmI: () => Promise.resolve(1),
    settle: () => settle(connection as Scripted),
  }
}

/** The drivers' way to run a text of several statements; libSQL's lets go of one that fails, which its `commit` does not. */
interface Scripted {
  exec?(sql: string): unknown
  executeMultiple?(sql: string): Promise<void>
}

/** A COMMIT that finds a foreign key broken leaves the transaction open; this way Prisma hears of it in time to roll back. */
async function settle(connection: Scripted): Promise<void> {
  const sql = 'COMMIT; BEGIN'
  if (connection.executeMultiple === undefined) connection.exec?.(sql)
  else await connection.executeMultiple(sql)
}

/** A session through raw statements. */
export function sqliteStatements(tx: RawLike): Session {
  const connection = fromStatements(async (sql, values) => {
    // What gives rows, and what may, which Prisma would take for an error.
    if (!/^\s*(WITH|PRAGMA)\b/i.test(sql)) return { rows: [], touched: await tx.$executeRawUnsafe(sql, ...values) }
    return { rows: (await tx.$queryRawUnsafe(sql, ...values)) as readonly unknown[], touched: 0 }
  })
  return prismaSession(connection, undefined)
}

function driverOf(connection: unknown): SqliteConnection | undefined {
  const { prepare, execute, batch } = (connection ?? {}) as Readonly<Record<string, unknown>>
  if (typeof prepare === 'function') return fromBetterSqlite3(connection as BetterSqlite3Like)
  if (typeof execute !== 'function' || typeof batch !== 'function') return undefined
  return fromLibsqlClient(connection as LibsqlTransactionLike)
}

/** Date-times are `2026-01-31T12:00:00.000+00:00`, or milliseconds where the driver adapter was told so. */
function prismaSession(connection: SqliteConnection, queryable: QueryableLike | undefined): Session {
  if (keepsEpoch(queryable)) return sqliteSession(connection, { instants: 'epoch-ms' })
  const session = sqliteSession(connection, { instants: 'iso' })
  return { ...session, store: () => withPrismaMoments(session.store()) }
}

/** True where the driver adapter was told to keep date-times as milliseconds. */
export function keepsEpoch(queryable: QueryableLike | undefined): boolean {
  const { adapterOptions } = (queryable ?? {}) as { readonly adapterOptions?: { readonly timestampFormat?: unknown } }
  return adapterOptions?.timestampFormat === 'unixepoch-ms'
}
