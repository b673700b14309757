import type { StoreFailure } from '@seed/core/adapter'
import { type Session, unsupportedDatabase } from '@seed/sql'
import { classifyMysql, fromMysql2, type Mysql2Like, mysqlSession } from '@seed/sql/mysql'
import { classifyPostgresql, fromPg, type PgClientLike, postgresqlSession } from '@seed/sql/postgresql'
import { type BetterSqlite3Like, classifySqlite, fromBetterSqlite3, sqliteSession } from '@seed/sql/sqlite'

/** What is done differently on each database. */
export interface Dialect {
  readonly name: 'mysql' | 'postgresql' | 'sqlite'
  /**
   * @param connection - The driver's own, as the query runner gives it.
   * @param schema - Where tables are that name no schema, as the data source says it.
   */
  readonly session: (connection: unknown, schema?: string) => Session
  readonly classify: (driverError: unknown) => StoreFailure | undefined
  /** True where foreign keys can be checked at the end of the transaction. */
  readonly deferredForeignKeys: boolean
  /** True where `manager.save` lets the database make generated keys, even those that are set. */
  readonly saveLeavesOutKeys: boolean
}

/**
 * The dialect of a data source.
 *
 * @throws {SeedError} `ADAPTER.UNSUPPORTED_DATABASE`.
 */
export function dialectOf(type: string): Dialect {
  const dialect = DIALECTS[type]
  if (dialect === undefined) throw unsupportedDatabase('TypeORM', type, SUPPORTED)
  return dialect
}

const POSTGRESQL: Dialect = {
  name: 'postgresql',
  session: (connection, schema) =>
    postgresqlSession(fromPg(connection as PgClientLike), schema === undefined ? {} : { schema }),
  classify: classifyPostgresql,
  deferredForeignKeys: true,
  saveLeavesOutKeys: true,
}

/** TypeORM keeps date-times in SQLite as text, `2026-01-31 12:00:00.000` in UTC, whatever the time zone. */
const SQLITE: Dialect = {
  name: 'sqlite',
  session: (connection) => sqliteSession(fromBetterSqlite3(connection as BetterSqlite3Like), { instants: 'sql' }),
  classify: classifySqlite,
  deferredForeignKeys: true,
  saveLeavesOutKeys: false,
}

/** MariaDB and MySQL, which TypeORM reaches through mysql2. */
const MYSQL: Dialect = {
  name: 'mysql',
  session: (connection) => mysqlSession(fromMysql2(connection as Mysql2Like)),
  classify: classifyMysql,
  deferredForeignKeys: false,
  saveLeavesOutKeys: false,
}

const DIALECTS: Readonly<Record<string, Dialect>> = {
  postgres: POSTGRESQL,
  'better-sqlite3': SQLITE,
  mariadb: MYSQL,
  mysql: MYSQL,
}

/** Databases this release works on, by TypeORM's names. */
export const SUPPORTED: readonly string[] = Object.keys(DIALECTS)
