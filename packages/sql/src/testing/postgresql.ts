import { type PostgresServer, startPostgres } from '../../../../tools/databases/index.mjs'
import type { Client } from 'pg'
import { openPostgresql } from '../connect/postgresql.js'
import type { PgConnection } from '../postgresql/connection.js'
import { fromPg } from '../postgresql/connections/pg.js'
import { createPostgresqlStore } from '../postgresql/store.js'
import type { SqlStore } from '../shared/store.js'

/** A connection to PostgreSQL: the driver's client, and a connection on it. */
export interface OpenPostgresql {
  readonly client: Client
  readonly connection: PgConnection
  close(): Promise<void>
}

/** One server for a test file; each `open` gives a session in a database of its own unless one is named. */
export interface TestServer {
  open(url?: string): Promise<OpenPostgresql & { readonly url: string }>
  stop(): Promise<void>
}

/** Starts the server of a test file, with settings of its own beside the usual ones. */
export async function startTestServer(settings: Readonly<Record<string, string>> = {}): Promise<TestServer> {
  const server: PostgresServer = await startPostgres({ settings })
  const sessions: OpenPostgresql[] = []
  return {
    open: async (url) => {
      const address = url ?? (await server.createDatabase())
      const client = await openPostgresql({ connectionString: address })
      const session = { client, connection: fromPg(client), close: () => client.end() }
      sessions.push(session)
      return { ...session, url: address }
    },
    stop: async () => {
      for (const session of sessions) await session.close().catch(() => undefined)
      await server.stop()
    },
  }
}

/** Runs work in a transaction that is committed, or rolled back when the work fails. */
export async function inTransaction<T>(
  { client, connection }: OpenPostgresql,
  work: (store: SqlStore) => Promise<T>,
): Promise<T> {
  await client.query('BEGIN')
  try {
    const result = await work(createPostgresqlStore(connection))
    await client.query('COMMIT')
    return result
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined)
    throw error
  }
}
