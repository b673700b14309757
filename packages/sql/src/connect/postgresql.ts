import type { Client, ClientConfig } from 'pg'
import { driverMissing } from '../errors.js'
import { fromPg } from '../postgresql/connections/pg.js'
import { postgresqlSession } from '../postgresql/session.js'
import { quoteIdentifier } from '../shared/quote.js'
import type { ConnectOptions, OwnConnection } from './own-connection.js'
import { readUrl, takeParameter, takeTimeouts } from './read-url.js'
import { readSsl } from './ssl.js'

/** What `pg` makes of a URL goes before the rest of its options, so these are taken away when TLS is told apart. */
const SSL_PARAMETERS = ['ssl', 'sslmode', 'sslrootcert', 'sslcert', 'sslkey', 'sslnegotiation']

/**
 * Opens a connection of our own.
 *
 * @param url - `postgresql://user:password@host:port/database`, with the parameters of `pg`, `connect_timeout` in seconds,
 * `statement_timeout` in milliseconds and `schema`.
 */
export async function connectPostgresql(url: string, options: ConnectOptions = {}): Promise<OwnConnection> {
  const { config, schema } = configOf(url, options)
  const client = await openPostgresql(config)
  try {
    if (schema !== undefined) await client.query(`SET search_path TO ${quoteIdentifier(schema)}`)
  } catch (error) {
    await client.end()
    throw error
  }
  return {
    dialect: 'postgresql',
    session: postgresqlSession(fromPg(client), schema === undefined ? {} : { schema }),
    begin: async () => void (await client.query('BEGIN')),
    commit: async () => void (await client.query('COMMIT')),
    rollback: async () => void (await client.query('ROLLBACK').catch(() => undefined)),
    close: () => client.end(),
  }
}

/**
 * Opens one client of the driver.
 *
 * @throws {SeedError} `DRIVER.MISSING` when the package `pg` is not installed; errors of the driver as they are.
 */
export async function openPostgresql(config: ClientConfig): Promise<Client> {
  const driver = await import('pg').catch((error: unknown) => {
    throw driverMissing('pg', error)
  })
  const client = new driver.default.Client(config)
  fromPg(client) // from now on its loss is heard
  await client.connect()
  return client
}

function configOf(
  given: string,
  options: ConnectOptions,
): { readonly config: ClientConfig; readonly schema: string | undefined } {
  const url = readUrl(given)
  const { connectTimeoutMs, statementTimeoutMs } = takeTimeouts(url, options)
  const tenant = takeParameter(url, 'schema')
  const schema = options.schema ?? tenant
  if (options.ssl !== undefined) for (const name of SSL_PARAMETERS) url.searchParams.delete(name)
  return {
    schema,
    config: {
      connectionString: url.href,
      ...(connectTimeoutMs === undefined ? {} : { connectionTimeoutMillis: connectTimeoutMs }),
      ...(statementTimeoutMs === undefined ? {} : { statement_timeout: statementTimeoutMs }),
      ...(options.ssl === undefined
        ? {}
        : { ssl: typeof options.ssl === 'boolean' ? options.ssl : readSsl(options.ssl) }),
    },
  }
}
