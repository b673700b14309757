import { DataSource, type DataSourceOptions } from 'typeorm'
import {
  mariadbOrReason,
  type MariadbServer,
  type PostgresServer,
  startMariadb,
  startPostgres,
} from '../../../../tools/databases/index.mjs'
import { AuthorSubscriber, entities } from './domain.js'

type Part = {
  readonly entities?: readonly unknown[]
  readonly subscribers?: readonly unknown[]
  readonly schemas?: readonly string[]
}

/** An initialised data source over a fresh in-memory SQLite, its tables made. */
export function openSqliteSource(part: Part = {}): Promise<DataSource> {
  return openSource({ type: 'better-sqlite3', database: ':memory:' }, part)
}

/** A data source over a fresh database of the server, its tables made. */
export async function openPostgresSource(server: PostgresServer, part: Part = {}): Promise<DataSource> {
  const url = await server.createDatabase()
  for (const schema of part.schemas ?? []) await makeSchema(url, schema)
  return openSource({ type: 'postgres', url }, part)
}

/** A data source over a fresh database of the server, its tables made. */
export async function openMariadbSource(server: MariadbServer, part: Part = {}): Promise<DataSource> {
  return openSource({ type: 'mariadb', url: await server.createDatabase() }, part)
}

async function makeSchema(url: string, schema: string): Promise<void> {
  const source = await new DataSource({ type: 'postgres', url }).initialize()
  await source.query(`CREATE SCHEMA "${schema}"`)
  await source.destroy()
}

async function openSource(options: DataSourceOptions, part: Part): Promise<DataSource> {
  const source = new DataSource({
    entities,
    subscribers: [AuthorSubscriber],
    ...part,
    ...options,
    synchronize: true,
  } as DataSourceOptions)
  return source.initialize()
}

/** The databases that a test runs on; without MariaDB where there is none, which one line says. */
export const DATABASES: readonly ('mariadb' | 'postgresql' | 'sqlite')[] =
  mariadbOrReason() === undefined ? ['sqlite', 'postgresql', 'mariadb'] : ['sqlite', 'postgresql']

/** A private MariaDB for one test file, that reads the domain's expressions as the others do; undefined without one. */
export async function startMariadbServer(): Promise<MariadbServer | undefined> {
  if (mariadbOrReason() !== undefined) return undefined
  return startMariadb({ settings: { 'sql-mode': 'ANSI_QUOTES,PIPES_AS_CONCAT,STRICT_TRANS_TABLES' } })
}

/** A private server for one test file. */
export function startServer(): Promise<PostgresServer> {
  return startPostgres()
}
