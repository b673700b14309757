import type { SqlStore } from '../shared/store.js'
import type { MysqlConnection } from './connection.js'
import { findViolations } from './constraints.js'
import { createLedger } from './ledger.js'
import { lockDatabase } from './lock.js'
import { countRows, deleteRows, readRows } from './read.js'
import { reserveKeys } from './sequence.js'
import { withSettings } from './settings.js'
import { insertRows, updateRows } from './write.js'

/**
 * A store on the driver connection of an open transaction. The adapter begins and ends the transaction, adds the ORM's
 * client, and takes `insert(..., 'orm')` upon itself. Errors of the driver pass through as they are, without their SQL.
 */
export function createMysqlStore(connection: MysqlConnection): SqlStore {
  const ours = <T>(work: () => Promise<T>): Promise<T> => withSettings(connection, work)
  return {
    lock: () => ours(() => lockDatabase(connection)),
    reserve: (entity, field, count) => ours(() => reserveKeys(connection, entity, field, count)),
    insert: (entity, source, through) => ours(() => insertRows(connection, entity, source, through)),
    update: (entity, source) => ours(() => updateRows(connection, entity, source)),
    delete: (entity, keys) => ours(() => deleteRows(connection, entity, keys)),
    read: (entity, selection) => readRows(connection, entity, selection),
    count: (entity) => ours(() => countRows(connection, entity)),
    violations: (constraint) => ours(() => findViolations(connection, constraint)),
    // Counters have moved with the rows; statistics are the server's own work, and asking for them would end the transaction.
    settle: async () => undefined,
    documentsAreTexts: true,
    ledger: createLedger(connection),
  }
}
