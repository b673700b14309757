import type { SqlStore } from '../shared/store.js'
import type { PgConnection } from './connection.js'
import { findViolations } from './constraints.js'
import { createLedger } from './ledger.js'
import { lockDatabase } from './lock.js'
import { copyDoor } from './pages/copy-door.js'
import { countRows, deleteRows, readRows } from './read.js'
import { putIndexesAside } from './put-aside.js'
import { reserveKeys, settleTables } from './sequence.js'
import type { PostgresqlOptions } from './options.js'
import { insertRows, updateRows } from './write.js'

/**
 * A store on the driver connection of an open transaction. The adapter begins and ends the transaction, adds the ORM's
 * client, and takes `insert(..., 'orm')` upon itself. Errors of the driver pass through as they are.
 */
export function createPostgresqlStore(connection: PgConnection, options: PostgresqlOptions = {}): SqlStore {
  return {
    lock: () => lockDatabase(connection),
    reserve: (entity, field, count) => reserveKeys(connection, entity, field, count),
    insert: (entity, source, through) => insertRows(connection, entity, source, through),
    update: (entity, source) => updateRows(connection, entity, source),
    delete: (entity, keys) => deleteRows(connection, entity, keys),
    read: (entity, selection) => readRows(connection, entity, selection),
    count: (entity) => countRows(connection, entity),
    violations: (constraint) => findViolations(connection, constraint),
    putIndexesAside: (entities) => putIndexesAside(connection, entities),
    settle: (entities, statistics) => settleTables(connection, entities, statistics),
    documentsAreTexts: true,
    ledger: createLedger(connection, options.schema),
    ...(connection.copy === undefined ? {} : { pages: copyDoor(connection, connection.copy) }),
  }
}
