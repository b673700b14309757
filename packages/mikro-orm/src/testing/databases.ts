import { MikroORM } from '@mikro-orm/core'
import { LibSqlDriver } from '@mikro-orm/libsql'
import { MariaDbDriver } from '@mikro-orm/mariadb'
import { PostgreSqlDriver } from '@mikro-orm/postgresql'
import { SqliteDriver } from '@mikro-orm/sqlite'
import {
  mariadbOrReason,
  type PostgresServer,
  startMariadb,
  startPostgres,
} from '../../../../tools/databases/index.mjs'
import { AuthorSubscriber, entities, metadataProvider } from './domain.js'

/** Databases that tests run on; MariaDB where it is installed, else the reason is printed. */
export type Database = 'sqlite' | 'libsql' | 'postgresql' | 'mysql'

/** Servers of one test file. */
export interface Servers {
  readonly postgres: PostgresServer
  readonly mariadb: Awaited<ReturnType<typeof startMariadb>> | undefined
  stop(): Promise<void>
}

const missingMariadb = mariadbOrReason()
export const DATABASES: readonly Database[] = [
  'sqlite',
  'libsql',
  'postgresql',
  ...(missingMariadb === undefined ? (['mysql'] as const) : []),
]

export async function startServers(): Promise<Servers> {
  const postgres = await startPostgres()
  const mariadb = missingMariadb === undefined ? await startMariadb() : undefined
  return {
    postgres,
    mariadb,
    stop: async () => {
      await postgres.stop()
      await mariadb?.stop()
    },
  }
}

/** An ORM over a fresh database, its tables made by MikroORM. */
export async function openOrm(
  database: Database,
  servers: Servers | undefined,
  options: object = {},
): Promise<MikroORM> {
  const orm = await MikroORM.init({
    entities: entities as never,
    subscribers: [new AuthorSubscriber()],
    metadataProvider,
    ...(await placeOf(database, servers)),
    ...options,
  } as never)
  await orm.schema.create()
  return orm
}

async function placeOf(database: Database, servers: Servers | undefined): Promise<object> {
  switch (database) {
    case 'sqlite':
      return { driver: SqliteDriver, dbName: ':memory:' }
    case 'libsql':
      return { driver: LibSqlDriver, dbName: ':memory:' }
    case 'postgresql':
      return { driver: PostgreSqlDriver, clientUrl: await servers?.postgres.createDatabase() }
    case 'mysql':
      return { driver: MariaDbDriver, clientUrl: await servers?.mariadb?.createDatabase() }
  }
}
