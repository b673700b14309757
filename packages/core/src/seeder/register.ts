import type { Adapter } from '../adapter/port.js'
import { checkFactories, checkSeeders } from './check-options.js'
import { DataSet } from './data-set.js'
import type { SeedsOptions } from './options.js'
import type { RegisteredSeeds } from './data-set.js'

const registry = new WeakMap<object, RegisteredSeeds>()

/**
 * Binds seeders to a database. Opens nothing and writes nothing by itself.
 *
 * @param adapter - The database, through an ORM's adapter.
 * @param options - Seeders and the defaults of their runs.
 * @param client - What the `seed` command will know the registration by; the ORM's own client.
 * @throws {SeedError} `SEEDER.NOT_A_SEEDER`.
 */
export function registerSeeders(adapter: Adapter, options: SeedsOptions, client: object = adapter): RegisteredSeeds {
  checkSeeders(options.seeders ?? [])
  checkFactories(options.factories ?? [])
  const seeds = new DataSet(adapter, options)
  registry.set(client, seeds)
  return seeds
}

/** What was registered for a client, if anything was. */
export function registeredFor(client: object): RegisteredSeeds | undefined {
  return registry.get(client)
}
