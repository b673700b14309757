import { storeFailure, unreachable } from '../errors/store.js'
import { InternalError, isSeedError } from '../errors/seed-error.js'
import type { Entity } from '../schema/schema.js'
import type { Access, Adapter, Store, StoreFailure } from './port.js'
import { type Call, checkedStore } from './checked-store.js'

/**
 * Completes an adapter with what every adapter needs once: arguments are checked, long key lists are cut into statements,
 * empty work reaches no database, and what a driver throws becomes a `SeedError` that names entity, fields and row by the ORM's
 * names and never repeats the driver's text (it holds values of rows). A `SeedError` passes untouched, as does any
 * error that `adapter.classify` does not know.
 *
 * @throws {SeedError} `STORE.UNREACHABLE` when the connection cannot be opened, `STORE.*` for what the database refuses.
 */
export function defineAdapter<Client>(adapter: Adapter<Client>): Adapter<Client> {
  return {
    name: adapter.name,
    capabilities: adapter.capabilities,
    ...(adapter.configured === undefined ? {} : { configured: adapter.configured }),
    // Some ORMs have their metadata only once connected.
    describe: () => reach(adapter, () => adapter.describe()),
    catalog: () => reach(adapter, () => adapter.catalog()),
    target: () => reach(adapter, () => adapter.target()),
    transaction: (work, access) => runTransaction(adapter, work, access),
    ...(adapter.openPeer === undefined
      ? {}
      : { openPeer: () => reach(adapter, async () => defineAdapter((await adapter.openPeer?.()) ?? adapter)) }),
    ...optionalCalls(adapter),
    classify: (error) => adapter.classify(error),
    close: () => adapter.close(),
  }
}

/** What only some adapters have. */
function optionalCalls<Client>(adapter: Adapter<Client>): Partial<Adapter<Client>> {
  const optional: Partial<Adapter<Client>> = {
    openTarget: (request) => must(adapter.openTarget?.(request)),
    createSchema: (request) => must(adapter.createSchema?.(request)),
    rewrite: (entities) => reach(adapter, () => must(adapter.rewrite?.(entities))),
  }
  return Object.fromEntries(Object.entries(optional).filter(([name]) => adapter[name as keyof Adapter] !== undefined))
}

function must<T>(given: Promise<T> | undefined): Promise<T> {
  if (given === undefined) throw new InternalError('the adapter lost one of its methods')
  return given
}

/** What translating an error needs of an adapter. */
type Translator = Pick<Adapter, 'classify' | 'configured' | 'describe'>

/** Runs what opens a connection: a connection failure here means that nobody answered. */
async function reach<T>(adapter: Translator, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw await translate(adapter, error, undefined, false)
  }
}

async function runTransaction<Client, T>(
  adapter: Adapter<Client>,
  work: (store: Store<Client>) => Promise<T>,
  access: Access = 'write',
): Promise<T> {
  let begun = false
  const call: Call = async (entity, step) => {
    try {
      return await step()
    } catch (error) {
      throw await translate(adapter, error, entity, true)
    }
  }
  try {
    return await adapter.transaction((store) => {
      begun = true
      return work(checkedStore(store, call))
    }, access)
  } catch (error) {
    // Work on the ORM's own client fails here, and constraints that are checked at commit.
    throw await translate(adapter, error, undefined, begun)
  }
}

async function translate(
  adapter: Translator,
  error: unknown,
  entity: Entity | undefined,
  begun: boolean,
): Promise<unknown> {
  if (isSeedError(error)) return error
  const failure = adapter.classify(error)
  if (failure === undefined) return error
  if (failure.kind === 'connection' && !begun) return unreachable(adapter.configured, error)
  return storeFailure(failure, await blame(adapter, failure, entity), error)
}

/** The entity whose table failed: the one at work, or one that the metadata has for this table. */
async function blame(
  adapter: Translator,
  { table, columns = [] }: StoreFailure,
  entity: Entity | undefined,
): Promise<Entity | undefined> {
  if (table === undefined || table === entity?.table.name) return entity
  // An error is on its way: whatever goes wrong here must not hide it.
  const schema = await adapter.describe().catch(() => ({ entities: [] }))
  const sharing = schema.entities.filter((one) => one.table.name === table)
  const hasColumns = (one: Entity): boolean =>
    columns.every((name) => one.fields.some((field) => field.column === name))
  return sharing.find(hasColumns) ?? sharing[0]
}
