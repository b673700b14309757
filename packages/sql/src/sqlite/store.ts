import type { SqlStore } from '../shared/store.js'
import type { SqliteConnection } from './connection.js'
import { findViolations } from './constraints.js'
import { createLedger } from './ledger.js'
import { lockDatabase } from './lock.js'
import type { SqliteStoreOptions } from './options.js'
import { countRows, deleteRows, readRows } from './read.js'
import { reserveKeys } from './sequence.js'
import { insertRows, updateRows } from './write.js'

/**
 * A store on the driver connection of an open transaction. The adapter begins and ends the transaction, adds the ORM's
 * client, and takes `insert(..., 'orm')` upon itself. Errors of the driver pass through as they are.
 */
export function createSqliteStore(connection: SqliteConnection, options: SqliteStoreOptions): SqlStore {
  return {
    lock: () => lockDatabase(connection),
    reserve: (entity, field, count) => reserveKeys(connection, entity, field, count),
    insert: (entity, source, through) => insertRows(connection, options, entity, source, through),
    update: (entity, source) => updateRows(connection, options, entity, source),
    delete: (entity, keys) => deleteRows(connection, options, entity, keys),
    read: (entity, selection) => readRows(connection, options, entity, selection),
    count: (entity) => countRows(connection, entity),
    violations: (constraint) => findViolations(connection, constraint),
    // SQLite moves a table's counter with every key written. ANALYZE would leave tables of statistics in the file.
    settle: async () => undefined,
    documentsAreTexts: true,
    ledger: createLedger(connection),
  }
}
