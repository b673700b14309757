import type { Schema, StoreFailure, Target } from '@seed/core/adapter'
import type { SqlStore } from '@seed/sql'
import {
  classifyPostgresql,
  createPostgresqlStore,
  type PgConnection,
  readPostgresqlCatalog,
  readPostgresqlTarget,
} from '@seed/sql/postgresql'
import {
  classifySqlite,
  createSqliteStore,
  readSqliteCatalog,
  readSqliteTarget,
  type SqliteConnection,
} from '@seed/sql/sqlite'
import type { QueryRunnerLike } from './client.js'
import { unsupportedDatabase } from './errors.js'
import { withUtcDates } from './store/utc-dates.js'

/** What is done differently on each database. Connections are the driver's own, as the query runner gives them. */
export interface Dialect {
  readonly store: (connection: unknown) => SqlStore
  readonly catalog: (connection: unknown) => Promise<Schema>
  readonly target: (connection: unknown) => Promise<Target>
  readonly classify: (driverError: unknown) => StoreFailure | undefined
  /** Runs right after the transaction began. */
  readonly begun: (runner: QueryRunnerLike, connection: unknown) => Promise<void>
  /** True where `manager.save` lets the database make generated keys, even those that are set. */
  readonly saveLeavesOutKeys: boolean
  /** Runs writes of TypeORM's own: dates land as they were drawn in every time zone, foreign keys are checked at the end. */
  readonly write: <T>(runner: QueryRunnerLike, connection: unknown, work: () => Promise<T>) => Promise<T>
}

/**
 * The dialect of a data source.
 *
 * @throws {SeedError} `ADAPTER.UNSUPPORTED_DATABASE`.
 */
export function dialectOf(type: string): Dialect {
  const dialect = DIALECTS[type]
  if (dialect === undefined) throw unsupportedDatabase(type)
  return dialect
}

const POSTGRESQL: Dialect = {
  store: (connection) => createPostgresqlStore(connection as PgConnection),
  catalog: (connection) => readPostgresqlCatalog(connection as PgConnection),
  target: (connection) => readPostgresqlTarget(connection as PgConnection),
  classify: classifyPostgresql,
  saveLeavesOutKeys: true,
  begun: async (runner) => {
    await runner.query("SET LOCAL TIME ZONE 'UTC'")
  },
  write: async (runner, connection, work) => {
    await runner.query('SET CONSTRAINTS ALL DEFERRED')
    return withUtcDates(connection, work)
  },
}

/** TypeORM keeps date-times in SQLite as text, `2026-01-31 12:00:00.000` in UTC, whatever the time zone. */
const SQLITE: Dialect = {
  store: (connection) => createSqliteStore(connection as SqliteConnection, { instants: 'sql' }),
  catalog: async (connection) => readSqliteCatalog(connection as SqliteConnection),
  target: async (connection) => readSqliteTarget(connection as SqliteConnection),
  classify: classifySqlite,
  saveLeavesOutKeys: false,
  begun: async () => undefined,
  write: async (runner, _connection, work) => {
    // SQLite forgets this at the end of the transaction.
    await runner.query('PRAGMA defer_foreign_keys = ON')
    return work()
  },
}

const DIALECTS: Readonly<Record<string, Dialect>> = { postgres: POSTGRESQL, 'better-sqlite3': SQLITE }
