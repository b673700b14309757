import { defineAdapter } from '../adapter/define-adapter.js'
import type { Adapter, Capabilities, StoreFailure, Store, Target } from '../adapter/port.js'
import { InternalError } from '../errors/seed-error.js'
import type { Schema } from '../schema/schema.js'
import { catalogOf } from './catalog.js'
import { type MemoryClient, type MemoryRow, readRows } from './client.js'
import { type Faults, type ForeignKeyTime, MemoryDatabase } from './database.js'
import { MemoryFailure } from './failure.js'
import type { Predicates } from './rules.js'
import { createMemoryStore } from './store.js'
import type { InsertHook } from './write.js'

export interface MemoryOptions {
  /** Name of the database; `memory` unless told. */
  readonly database?: string
  /** The subcommand's name; `memory` unless told. */
  readonly name?: string
  /** JavaScript for SQL texts of the schema (conditions of partial uniques, check expressions), keyed by those texts. */
  readonly predicates?: Predicates
  /** When foreign keys are checked; at commit unless told. */
  readonly foreignKeys?: ForeignKeyTime
  /** False lets everything pass, to plant faults. */
  readonly enforce?: boolean
  readonly capabilities?: Partial<Capabilities>
  /** Runs before each insert of `through: 'orm'`, as a hook or subscriber would. */
  readonly onInsert?: InsertHook
  /** Accidents; may be changed between runs through `adapter.faults`. */
  readonly faults?: Faults
}

/** The reference adapter, with doors for tests. */
export interface MemoryAdapter extends Adapter<MemoryClient> {
  readonly faults: Faults
  /** Committed rows of an entity by key, as plain objects of canonical values. */
  rows(entity: string): readonly MemoryRow[]
  /** Works as an application does, in a transaction of its own. */
  change(work: (client: MemoryClient) => void | Promise<void>): Promise<void>
}

/**
 * A database in memory: for unit tests, and to learn what an adapter has to do. NOT NULL, types, unique sets, foreign keys with
 * their ON DELETE, and (given as predicates) checks and partial uniques are enforced; transactions run one after another
 * and roll back; the ledger and key sequences are kept. Rows are lost with the adapter.
 *
 * @param schema - What the ORM would say; `catalog()` says the same in the database's words.
 */
export function memoryAdapter(schema: Schema, options: MemoryOptions = {}): MemoryAdapter {
  const faults: Faults = { ...options.faults }
  const { foreignKeys = 'commit', enforce = true, predicates = {}, onInsert } = options
  const database = new MemoryDatabase(schema, { predicates, foreignKeys, enforce, faults })
  const open = (): Store<MemoryClient> => createMemoryStore(database, { schema, predicates, onInsert })
  const deferrable = foreignKeys === 'commit'
  const target: Target = { dialect: 'memory', database: options.database ?? 'memory' }
  const base: Adapter<MemoryClient> = {
    name: options.name ?? 'memory',
    capabilities: { rollback: true, deferredForeignKeys: deferrable, ormWrites: true, ...options.capabilities },
    configured: target,
    describe: () => Promise.resolve(schema),
    catalog: () => Promise.resolve(catalogOf(schema, deferrable)),
    target: () => Promise.resolve(target),
    transaction: (work) => runTransaction(database, () => work(open())),
    openPeer: () => Promise.resolve(base),
    classify,
    close: () => Promise.resolve(),
  }
  const adapter = defineAdapter(base)
  return {
    ...adapter,
    faults,
    rows: (name) => readRows(database, entityNamed(schema, name)),
    change: (work) => adapter.transaction(async (store) => work(store.client)),
  }
}

async function runTransaction<T>(database: MemoryDatabase, work: () => Promise<T>): Promise<T> {
  const release = await database.begin()
  try {
    const result = await work()
    database.commit()
    return result
  } catch (error) {
    database.rollback()
    throw error
  } finally {
    release()
  }
}

function classify(error: unknown): StoreFailure | undefined {
  return error instanceof MemoryFailure ? error.failure : undefined
}

function entityNamed(schema: Schema, name: string): Schema['entities'][number] {
  const entity = schema.entities.find((one) => one.name === name)
  if (entity === undefined) throw new InternalError(`the schema has no entity ${name}`)
  return entity
}
