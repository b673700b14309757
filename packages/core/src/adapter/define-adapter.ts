import { storeFailure, unreachable, type FailurePlace } from '../errors/store.js'
import { isSeedError } from '../errors/seed-error.js'
import type { Entity } from '../schema/schema.js'
import type { Adapter, Store } from './port.js'
import { checkedStore } from './checked-store.js'

/**
 * Completes an adapter with what every adapter needs once: arguments are checked, long key lists are cut into statements,
 * empty work reaches no database, and what a driver throws becomes a `SeedError` that names entity, fields and row by the ORM's
 * names and never repeats the driver's text (it holds values of rows). A `SeedError` passes untouched, as does any
 * error that `adapter.classify` does not know.
 *
 * @throws {SeedError} `STORE.UNREACHABLE` when the connection cannot be opened, `STORE.*` for what the database refuses.
 */
export function defineAdapter<Client>(adapter: Adapter<Client>): Adapter<Client> {
  const { openPeer } = adapter
  return {
    name: adapter.name,
    capabilities: adapter.capabilities,
    ...(adapter.configured === undefined ? {} : { configured: adapter.configured }),
    // Some ORMs have their metadata only once connected.
    describe: () => reach(adapter, () => adapter.describe()),
    catalog: () => reach(adapter, () => adapter.catalog()),
    target: () => reach(adapter, () => adapter.target()),
    transaction: (work) => runTransaction(adapter, work),
    ...(openPeer === undefined
      ? {}
      : { openPeer: async () => defineAdapter(await reach(adapter, () => openPeer.call(adapter))) }),
    classify: (error) => adapter.classify(error),
    close: () => adapter.close(),
  }
}

/** What translating an error needs of an adapter. */
type Translator = Pick<Adapter, 'classify' | 'configured'>

/** Runs what opens a connection: a connection failure here means that nobody answered. */
async function reach<T>(adapter: Translator, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw translate(adapter, error, {}, false)
  }
}

async function runTransaction<Client, T>(
  adapter: Adapter<Client>,
  work: (store: Store<Client>) => Promise<T>,
): Promise<T> {
  let begun = false
  const seen = new Map<string, Entity>()
  const entityOfTable = (table: string): Entity | undefined => seen.get(table)
  const call = async <R>(entity: Entity | undefined, step: () => Promise<R>): Promise<R> => {
    if (entity !== undefined && !seen.has(entity.table.name)) seen.set(entity.table.name, entity)
    try {
      return await step()
    } catch (error) {
      throw translate(adapter, error, { entity, entityOfTable }, true)
    }
  }
  try {
    return await adapter.transaction((store) => {
      begun = true
      return work(checkedStore(store, call))
    })
  } catch (error) {
    // Constraints that are checked at commit fail here, after the last statement.
    throw translate(adapter, error, { entityOfTable }, begun)
  }
}

function translate(adapter: Translator, error: unknown, place: FailurePlace, begun: boolean): unknown {
  if (isSeedError(error)) return error
  const failure = adapter.classify(error)
  if (failure === undefined) return error
  if (failure.kind === 'connection' && !begun) return unreachable(adapter.configured, error)
  return storeFailure(failure, place, error)
}
