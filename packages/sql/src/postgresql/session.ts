import type { Session } from '../shared/session.js'
import { readPostgresqlCatalog } from './catalog.js'
import type { PgConnection } from './connection.js'
import type { PostgresqlOptions } from './options.js'
import { createPostgresqlStore } from './store.js'
import { rewriteTables } from './rewrite.js'
import { beginSnapshot } from './snapshot.js'
import { readTarget } from './target.js'

/** A connection to PostgreSQL as an adapter uses it. */
export function postgresqlSession(connection: PgConnection, options: PostgresqlOptions = {}): Session {
  return {
    prepare: async () => undefined,
    begun: async (access) => {
      if (access === 'snapshot') await beginSnapshot(connection)
      await connection.ask("SET LOCAL TIME ZONE 'UTC'")
    },
    store: () => createPostgresqlStore(connection, options),
    catalog: () => readPostgresqlCatalog(connection),
    target: () => readTarget(connection),
    whileOrmWrites: async (work) => {
      await connection.ask('SET CONSTRAINTS ALL DEFERRED')
      return connection.whileOrmWrites(work)
    },
    rewrite: (entities) => rewriteTables(connection, entities),
  }
}
