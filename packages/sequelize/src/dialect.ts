import type { StoreFailure } from '@seed/core/adapter'
import { classifyLayers, type Session, unsupportedDatabase } from '@seed/sql'
import { classifyMysql, fromMariadb, fromMysql2, mysqlSession } from '@seed/sql/mysql'
import { classifyPostgresql, fromPg, postgresqlSession } from '@seed/sql/postgresql'
import { classifySqlite, fromSqlite3, sqliteSession } from '@seed/sql/sqlite'

/** What is done differently on each database. Connections are the driver's own, as Sequelize's transactions hold them. */
export interface Dialect {
  /** As targets name it. */
  readonly name: 'sqlite' | 'postgresql' | 'mysql'
  readonly deferredForeignKeys: boolean
  /** @param schema - Where tables are that name no schema, as the instance says it. */
  readonly session: (connection: unknown, schema?: string) => Session
  readonly classify: (error: unknown) => StoreFailure | undefined
  /**
   * Statements at the end of a transaction, before Sequelize's COMMIT, that check what was put off. A COMMIT of Sequelize's that
   * fails would leave a SQLite transaction open, and a connection lost.
   */
  readonly settle: readonly string[]
}

const POSTGRESQL: Dialect = {
  name: 'postgresql',
  deferredForeignKeys: true,
  session: (connection, schema) =>
    postgresqlSession(fromPg(connection as Parameters<typeof fromPg>[0]), schema === undefined ? {} : { schema }),
  classify: (error) => classifyLayers(error, classifyPostgresql),
  settle: ['SET CONSTRAINTS ALL IMMEDIATE'],
}

/** Sequelize keeps date-times in SQLite as `2026-01-31 12:00:00.000 +00:00`, always in UTC. */
const SQLITE: Dialect = {
  name: 'sqlite',
  deferredForeignKeys: true,
  session: (connection) =>
    sqliteSession(fromSqlite3(connection as Parameters<typeof fromSqlite3>[0]), { instants: 'sql-offset' }),
  classify: (error) => classifyLayers(error, classifySqlite),
  // Nothing but COMMIT checks; Sequelize then commits a transaction in which nothing happened.
  settle: ['COMMIT', 'BEGIN'],
}

const MARIADB: Dialect = {
  name: 'mysql',
  deferredForeignKeys: false,
  session: (connection) => mysqlSession(fromMariadb(connection as Parameters<typeof fromMariadb>[0])),
  classify: (error) => classifyLayers(error, classifyMysql),
  settle: [],
}

const MYSQL: Dialect = {
  ...MARIADB,
  session: (connection) => mysqlSession(fromMysql2(connection as Parameters<typeof fromMysql2>[0])),
}

const DIALECTS: Readonly<Record<string, Dialect>> = {
  postgres: POSTGRESQL,
  sqlite: SQLITE,
  mariadb: MARIADB,
  mysql: MYSQL,
}

/** Databases this release works on, by Sequelize's names. */
export const SUPPORTED: readonly string[] = Object.keys(DIALECTS)

/**
 * The dialect of an instance.
 *
 * @throws {SeedError} `ADAPTER.UNSUPPORTED_DATABASE`.
 */
export function dialectOf(name: string): Dialect {
  const dialect = DIALECTS[name]
  if (dialect === undefined) throw unsupportedDatabase('Sequelize', name, SUPPORTED)
  return dialect
}
