import type { Session } from '../shared/session.js'
import { readMysqlCatalog } from './catalog.js'
import type { MysqlConnection } from './connection.js'
import { prepareLedger } from './ledger.js'
import { rewriteTables } from './rewrite.js'
import { withSettings, withUtc } from './settings.js'
import { beginSnapshot } from './snapshot.js'
import { createMysqlStore } from './store.js'
import { readTarget } from './target.js'

/** What an adapter says about its connection. */
export interface MysqlSessionOptions {
  /** Further databases of the server whose tables the ORM maps: what other databases call schemas. */
  readonly databases?: readonly string[]
}

/**
 * A connection to MariaDB or MySQL as an adapter uses it. Settings are made for each piece of work and put back after it, so
 * that nothing has to be done when the transaction begins or ends; a snapshot begins its own.
 */
export function mysqlSession(connection: MysqlConnection, options: MysqlSessionOptions = {}): Session {
  return {
    prepare: async (access) => {
      if (access === 'write') await prepareLedger(connection)
    },
    begun: async (access) => {
      if (access === 'snapshot') await beginSnapshot(connection)
    },
    store: () => createMysqlStore(connection),
    catalog: () => readMysqlCatalog(connection, options.databases),
    target: () => readTarget(connection),
    whileOrmWrites: (work) => withUtc(connection, work),
    rewrite: (entities) => withSettings(connection, () => rewriteTables(connection, entities)),
  }
}
