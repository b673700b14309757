import type { Client } from 'pg'
import { driverMissing } from '../errors.js'

/** A connection of our own, beside the ORM's. */
export interface PostgresqlSession {
  readonly connection: Client
  close(): Promise<void>
}

/**
 * Opens one native connection.
 *
 * @param url - `postgresql://user:password@host:port/database`.
 * @throws {SeedError} `DRIVER.MISSING` when the package `pg` is not installed; errors of the driver as they are.
 */
export async function openPostgresql(url: string): Promise<PostgresqlSession> {
  const driver = await import('pg').catch((error: unknown) => {
    throw driverMissing('pg', error)
  })
  const connection = new driver.default.Client({ connectionString: url })
  await connection.connect()
  return { connection, close: () => connection.end() }
}
