import { type PostgresServer, startPostgres } from '../../../../tools/databases/index.mjs'
import { openPostgresql, type OpenPostgresql } from '../connect/postgresql.js'
import { createPostgresqlStore } from '../postgresql/store.js'
import type { SqlStore } from '../shared/store.js'

/** One server for a test file; each `open` gives a session in a database of its own unless one is named. */
export interface TestServer {
  open(url?: string): Promise<OpenPostgresql & { readonly url: string }>
  stop(): Promise<void>
}

/** Starts the server of a test file. */
export async function startTestServer(): Promise<TestServer> {
  const server: PostgresServer = await startPostgres()
  const sessions: OpenPostgresql[] = []
  return {
    open: async (url) => {
      const address = url ?? (await server.createDatabase())
      const session = await openPostgresql(address)
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
