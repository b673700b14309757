import { type RegisteredSeeds, type SeedConfig, type SeedsOptions, registerSeeders as register } from '@seed/core'
import { type EmLike, ormOf, type OrmLike } from './client.js'
import { mikroOrmAdapter } from './store.js'

/**
 * Binds seeders to a MikroORM instance, or to the one that an entity manager is of: where the application starts, in a script
 * of its own, or in a seeder of MikroORM's. Opens and writes nothing by itself; the first call that needs the database
 * connects. Whoever made the instance closes it.
 *
 * The `seed mikro-orm` command uses this registration when it comes upon the same instance.
 *
 * @throws {SeedError} `ADAPTER.UNSUPPORTED_DATABASE`, `SEEDER.NOT_A_SEEDER`.
 */
export function registerSeeders(source: OrmLike | EmLike, options: SeedsOptions = {}): RegisteredSeeds {
  const orm = 'getDriver' in source ? ormOf(source) : source
  return register(mikroOrmAdapter(orm), options, source)
}

/** What `seed.config.ts` may say in a project with MikroORM. */
export interface MikroOrmConfig extends SeedConfig {
  /**
   * A MikroORM instance, its options, a promise or function of either, or the file that exports them; a relative name counts
   * from where the command starts.
   */
  readonly orm?: unknown
}

/** Gives the config back, checked by the compiler: `export default defineConfig({ ... })`. */
export function defineConfig(config: MikroOrmConfig): MikroOrmConfig {
  return config
}
