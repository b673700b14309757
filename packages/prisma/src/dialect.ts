import type { StoreFailure } from '@seed/core/adapter'
import { type Session, unsupportedDatabase } from '@seed/sql'
import { classifyMysql } from '@seed/sql/mysql'
import { classifyPostgresql } from '@seed/sql/postgresql'
import { classifySqlite } from '@seed/sql/sqlite'
import type { QueryableLike, RawLike } from './client.js'
import { mysqlOver, mysqlStatements } from './dialect/mysql.js'
import { postgresqlOver, postgresqlStatements } from './dialect/postgresql.js'
import { sqliteOver, sqliteStatements } from './dialect/sqlite.js'

/** What is done differently on each database. */
export interface Dialect {
  readonly name: 'postgresql' | 'mysql' | 'sqlite'
  /** Foreign keys can be checked at the commit. */
  readonly deferredForeignKeys: boolean
  /** Making a table commits what is open, so the ledger's is made in a transaction before. */
  readonly commitsTables: boolean
  /** A statement with one answer that is the same all over one connection and no other. */
  readonly whoAmI: string
  /** A session on a driver's connection; undefined for one that is none of the drivers we know. */
  readonly over: (connection: unknown, around: Around) => NativeSession | undefined
  /** A session that runs one raw statement of Prisma's at a time. */
  readonly statements: (tx: RawLike, around: Around) => Session
  readonly classify: (driverError: unknown) => StoreFailure | undefined
}

/** What a session depends on beside its connection. */
export interface Around {
  /** The driver adapter's object that runs statements on the connection. */
  readonly queryable: QueryableLike | undefined
  /** Schema of tables without one, where the driver adapter was told it. */
  readonly schemaName: string | undefined
}

/** A session, and the answer that its own connection gives to `whoAmI`. */
export interface NativeSession {
  readonly session: Session
  readonly whoAmI: () => Promise<unknown>
  /** Commits, and begins anew, where a COMMIT of Prisma's that fails would leave the transaction open for good. */
  readonly settle?: () => Promise<void>
}

/** Databases this release works on, as a datasource block names them. */
const SUPPORTED: readonly string[] = ['postgresql', 'mysql', 'sqlite']

/**
 * The dialect of a datasource.
 *
 * @throws {SeedError} `ADAPTER.UNSUPPORTED_DATABASE`.
 */
export function dialectOf(provider: string): Dialect {
  const dialect = DIALECTS[provider]
  if (dialect === undefined) throw unsupportedDatabase('Prisma', provider, SUPPORTED)
  return dialect
}

const POSTGRESQL: Dialect = {
  name: 'postgresql',
  deferredForeignKeys: true,
  commitsTables: false,
  whoAmI: 'SELECT pg_backend_pid() AS seed_one',
  over: postgresqlOver,
  statements: postgresqlStatements,
  classify: classifyPostgresql,
}

const MYSQL: Dialect = {
  name: 'mysql',
  deferredForeignKeys: false,
  commitsTables: true,
  whoAmI: 'SELECT connection_id() AS seed_one',
  over: mysqlOver,
  statements: mysqlStatements,
  classify: classifyMysql,
}

const SQLITE: Dialect = {
  name: 'sqlite',
  deferredForeignKeys: true,
  commitsTables: false,
  whoAmI: 'SELECT 1 AS seed_one',
  over: sqliteOver,
  statements: sqliteStatements,
  classify: classifySqlite,
}

/** By the names of datasource blocks and of driver adapters. */
const DIALECTS: Readonly<Record<string, Dialect>> = {
  postgresql: POSTGRESQL,
  postgres: POSTGRESQL,
  mysql: MYSQL,
  sqlite: SQLITE,
}
