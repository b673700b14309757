import type { StoreFailure } from '@seed/core/adapter'
import { type Session, unsupportedDatabase } from '@seed/sql'
import { classifyMysql, fromMysql2, type Mysql2Like, mysqlSession } from '@seed/sql/mysql'
import { classifyPostgresql, fromPg, type PgClientLike, postgresqlSession } from '@seed/sql/postgresql'
import { type BetterSqlite3Like, classifySqlite, fromBetterSqlite3, sqliteSession } from '@seed/sql/sqlite'
import type { OrmLike } from './client.js'

/** What is done differently on each database. */
export interface Dialect {
  readonly name: 'postgresql' | 'sqlite' | 'mysql'
  /** @param connection - The driver's own. */
  readonly session: (connection: unknown) => Session
  readonly classify: (driverError: unknown) => StoreFailure | undefined
  readonly deferredForeignKeys: boolean
  /** How to find the connection of a transaction among those of a pool; undefined where there is only one. */
  readonly identity?: Identity
}

/** Asks the database for the number of its connection, which the driver's connection holds as a property. */
export interface Identity {
  readonly sql: string
  readonly property: string
}

/**
 * The dialect of an ORM, by the name of its driver's class or of the class that it extends.
 *
 * @throws {SeedError} `ADAPTER.UNSUPPORTED_DATABASE`.
 */
export function dialectOf({ driver }: OrmLike): Dialect {
  for (let at: unknown = driver; at !== null; at = Object.getPrototypeOf(at)) {
    const dialect = DRIVERS[(at as object).constructor.name]
    if (dialect !== undefined) return dialect
  }
  throw unsupportedDatabase('MikroORM', nameOf(driver), ['SQLite', 'libSQL', 'PostgreSQL', 'MariaDB', 'MySQL'])
}

const POSTGRESQL: Dialect = {
  name: 'postgresql',
  session: (connection) => postgresqlSession(fromPg(connection as PgClientLike)),
  classify: classifyPostgresql,
  deferredForeignKeys: true,
  identity: { sql: 'select pg_backend_pid() as id', property: 'processID' },
}

/** MikroORM keeps date-times in SQLite as milliseconds since 1970, whatever the time zone. */
const SQLITE: Dialect = {
  name: 'sqlite',
  session: (connection) => sqliteSession(fromBetterSqlite3(connection as BetterSqlite3Like), { instants: 'epoch-ms' }),
  classify: classifySqlite,
  deferredForeignKeys: true,
}

/** MikroORM speaks to both through mysql2. */
const MYSQL: Dialect = {
  name: 'mysql',
  session: (connection) => mysqlSession(fromMysql2(connection as Mysql2Like)),
  classify: classifyMysql,
  deferredForeignKeys: false,
  identity: { sql: 'select connection_id() as id', property: 'threadId' },
}

/** `mongo` of `MongoDriver`. */
function nameOf(driver: object): string {
  return driver.constructor.name.replace(/Driver$/, '').toLowerCase()
}

const DRIVERS: Readonly<Record<string, Dialect>> = {
  SqliteDriver: SQLITE,
  LibSqlDriver: SQLITE,
  PostgreSqlDriver: POSTGRESQL,
  MariaDbDriver: MYSQL,
  MySqlDriver: MYSQL,
}
