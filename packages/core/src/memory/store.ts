import { setImmediate } from 'node:timers/promises'
import type { Constraint, Selection, Store, Violations } from '../adapter/port.js'
import { columnsOf } from '../internal/columns.js'
import type { Entity, Schema, Tuple } from '../schema/schema.js'
import { createClient, type MemoryClient } from './client.js'
import type { MemoryDatabase } from './database.js'
import { createLedger } from './ledger.js'
import { nameOf, type Predicates } from './rules.js'
import { ownRows, select } from './select.js'
import { reserve, settle } from './sequence.js'
import { tupleOf } from './table.js'
import { findViolations } from './violations.js'
import { deleteRows, insert, type InsertHook, update } from './write.js'

export interface MemoryStoreOptions {
  readonly schema: Schema
  readonly predicates: Predicates
  readonly onInsert: InsertHook | undefined
}

/** Rows a page unless told. */
const PAGE_ROWS = 1000

/** Rows of the memory database inside one transaction. */
export function createMemoryStore(database: MemoryDatabase, options: MemoryStoreOptions): Store<MemoryClient> {
  return {
    client: createClient(database, options.schema),
    // One transaction at a time: the lock is held already.
    lock: () => Promise.resolve(),
    reserve: (entity, field, count) => Promise.resolve(reserve(database, entity, field, count)),
    insert: (entity, source, through) => insert(database, entity, source, through, options.onInsert),
    update: (entity, source) => update(database, entity, source),
    delete: (entity, keys) => deleteRows(database, entity, keys),
    read: (entity, selection) => readPages(database, entity, selection),
    count: (entity) => Promise.resolve(ownRows(database, entity).length),
    violations: (constraint: Constraint): Promise<Violations> =>
      Promise.resolve(findViolations(database, constraint, options.predicates)),
    settle: (entities) => Promise.resolve(settle(database, entities)),
    ledger: createLedger(database),
  }
}

async function* readPages(
  database: MemoryDatabase,
  entity: Entity,
  selection: Selection,
): AsyncGenerator<readonly Tuple[]> {
  const table = database.table(nameOf(entity.table))
  const columns = columnsOf(entity, selection.fields)
  const ids = select(database, entity, selection)
  const pageRows = selection.pageRows ?? PAGE_ROWS
  for (let from = 0; from < ids.length; from += pageRows) {
    database.checkAlive()
    const rows = ids.slice(from, from + pageRows).map((id) => table.row(id))
    yield rows.filter((row) => row !== undefined).map((row) => tupleOf(row, columns))
    await setImmediate()
  }
}
