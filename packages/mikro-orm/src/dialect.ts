import type { StoreFailure } from '@seed/core/adapter'
import { type Session, unsupportedDatabase } from '@seed/sql'
import { classifyMysql, fromMysql2, type Mysql2Like, mysqlSession } from '@seed/sql/mysql'
import { classifyPostgresql, fromPg, type PgClientLike, postgresqlSession } from '@seed/sql/postgresql'
import { type BetterSqlite3Like, classifySqlite, fromBetterSqlite3, sqliteSession } from '@seed/sql/sqlite'
import type { OrmLike } from './client.js'

/** What is done differently on each database. */
export interface Dialect {
  readonly name: 'postgresql' | 'sqlite' | 'mysql'
  /**
   * @param connection - The driver's own.
   * @param schemas - Where tables are that name no schema, and the schemas that tables name.
   */
  readonly session: (connection: unknown, schemas: Schemas) => Session
  readonly classify: (driverError: unknown) => StoreFailure | undefined
  readonly deferredForeignKeys: boolean
  /** Makes a rollback possible where the database has rolled back by itself. */
  readonly beforeRollback?: (connection: unknown) => void
  /** Takes a connection out of its pool. */
  readonly discard?: (connection: unknown) => void
  /** How to find the connection of a transaction among those of a pool; undefined where there is only one. */
  readonly identity?: Identity
}

/** Schemas of an ORM's tables; the default one of the database is left out. */
export interface Schemas {
  readonly own?: string
  readonly named: readonly string[]
}

/** Asks the database for the number of its connection, which the driver's connection holds as a property. */
export interface Identity {
  readonly sql: string
  readonly property: string
}

/** Databases that work, as messages name them. */
export const SUPPORTED: readonly string[] = ['SQLite', 'libSQL', 'PostgreSQL', 'MariaDB', 'MySQL']

/**
 * The dialect of an ORM, by the name of its driver's class or of the class that it extends.
 *
 * @throws {SeedError} `ADAPTER.UNSUPPORTED_DATABASE`.
 */
export function dialectOf({ driver }: OrmLike): Dialect {
  return dialectOfDriver(driver.constructor)
}

/** Like `dialectOf`, of a driver's class. */
export function dialectOfDriver(driver: unknown): Dialect {
  for (let at = driver; typeof at === 'function'; at = Object.getPrototypeOf(at)) {
    const dialect = DRIVERS[at.name]
    if (dialect !== undefined) return dialect
  }
  throw unsupportedDatabase('MikroORM', nameOf(driver), SUPPORTED)
}

const POSTGRESQL: Dialect = {
  name: 'postgresql',
  session: (connection, { own }) =>
    postgresqlSession(fromPg(connection as PgClientLike), own === undefined ? {} : { schema: own }),
  classify: classifyPostgresql,
  deferredForeignKeys: true,
  identity: { sql: 'select pg_backend_pid() as id', property: 'processID' },
  discard: (connection) => (connection as { release(destroy: boolean): void }).release(true),
}

/** MikroORM keeps date-times in SQLite as milliseconds since 1970, whatever the time zone. */
const SQLITE: Dialect = {
  name: 'sqlite',
  session: (connection) => sqliteSession(fromBetterSqlite3(connection as BetterSqlite3Like), { instants: 'epoch-ms' }),
  classify: classifySqlite,
  deferredForeignKeys: true,
  beforeRollback: (connection) => {
    const { inTransaction } = connection as { readonly inTransaction?: boolean }
    if (inTransaction === false) (connection as { exec(sql: string): unknown }).exec('begin')
  },
}

/** MikroORM speaks to both through mysql2. */
const MYSQL: Dialect = {
  name: 'mysql',
  session: (connection, { named }) => mysqlSession(fromMysql2(connection as Mysql2Like), { databases: named }),
  classify: classifyMysql,
  deferredForeignKeys: false,
  identity: { sql: 'select connection_id() as id', property: 'threadId' },
  discard: (connection) => (connection as { destroy(): void }).destroy(),
}

/** `mongo` of `MongoDriver`. */
function nameOf(driver: unknown): string {
  return typeof driver === 'function' ? driver.name.replace(/Driver$/, '').toLowerCase() : 'no driver'
}

const DRIVERS: Readonly<Record<string, Dialect>> = {
  SqliteDriver: SQLITE,
  LibSqlDriver: SQLITE,
  PostgreSqlDriver: POSTGRESQL,
  MariaDbDriver: MYSQL,
  MySqlDriver: MYSQL,
}
