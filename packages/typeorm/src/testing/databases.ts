import { DataSource, type DataSourceOptions } from 'typeorm'
import { type PostgresServer, startPostgres } from '../../../../tools/databases/index.mjs'
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

/** A private server for one test file. */
export function startServer(): Promise<PostgresServer> {
  return startPostgres()
}
