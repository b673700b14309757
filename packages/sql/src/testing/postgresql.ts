import { type PostgresServer, startPostgres } from '../../../../tools/databases/index.mjs'
import { openPostgresql, type PostgresqlSession } from '../connect/postgresql.js'
import { createPostgresqlStore } from '../postgresql/store.js'
import type { SqlStore } from '../shared/store.js'

/** One server for a test file; each `open` gives a session in a database of its own unless one is named. */
export interface TestServer {
  open(url?: string): Promise<PostgresqlSession & { readonly url: string }>
  stop(): Promise<void>
}

/** Starts the server of a test file. */
export async function startTestServer(): Promise<TestServer> {
  const server: PostgresServer = await startPostgres()
  const sessions: PostgresqlSession[] = []
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
  { connection }: PostgresqlSession,
  work: (store: SqlStore) => Promise<T>,
): Promise<T> {
  await connection.query('BEGIN')
  try {
    const result = await work(createPostgresqlStore(connection))
    await connection.query('COMMIT')
    return result
  } catch (error) {
    await connection.query('ROLLBACK').catch(() => undefined)
    throw error
  }
}
