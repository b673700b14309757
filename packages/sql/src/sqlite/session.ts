import type { Session } from '../shared/session.js'
import { readSqliteCatalog } from './catalog.js'
import { deferForeignKeys, type SqliteConnection } from './connection.js'
import type { SqliteStoreOptions } from './options.js'
import { rewriteFile } from './rewrite.js'
import { takeSnapshot } from './snapshot.js'
import { createSqliteStore } from './store.js'
import { readTarget } from './target.js'

/** A connection to SQLite as an adapter uses it. */
export function sqliteSession(connection: SqliteConnection, options: SqliteStoreOptions): Session {
  return {
    prepare: async () => undefined,
    begun: async (access) => {
      if (access === 'snapshot') await takeSnapshot(connection)
    },
    store: () => createSqliteStore(connection, options),
    catalog: () => readSqliteCatalog(connection),
    target: () => readTarget(connection),
    whileOrmWrites: async (work) => {
      await deferForeignKeys(connection)
      return work()
    },
    rewrite: () => rewriteFile(connection),
  }
}
