import type { Client } from 'pg'
import { driverMissing } from '../errors.js'
import type { PgConnection } from '../postgresql/connection.js'
import { fromPg } from '../postgresql/connections/pg.js'

/** A connection to PostgreSQL opened by us. */
export interface OpenPostgresql {
  /** The driver's own client. */
  readonly client: Client
  readonly connection: PgConnection
  close(): Promise<void>
}

/**
 * Opens one native connection.
 *
 * @param url - `postgresql://user:password@host:port/database`.
 * @throws {SeedError} `DRIVER.MISSING` when the package `pg` is not installed; errors of the driver as they are.
 */
export async function openPostgresql(url: string): Promise<OpenPostgresql> {
  const driver = await import('pg').catch((error: unknown) => {
    throw driverMissing('pg', error)
  })
  const client = new driver.default.Client({ connectionString: url })
  const connection = fromPg(client)
  await client.connect()
  return { client, connection, close: () => client.end() }
}
