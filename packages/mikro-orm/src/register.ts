import { type RegisteredSeeds, type SeedConfig, type SeedsOptions, registerSeeders as register } from '@seed/core'
import type { OrmLike } from './client.js'
import { mikroOrmAdapter } from './store.js'

/**
 * Binds seeders to a MikroORM instance: where the application starts, or in a script of its own. Opens and writes nothing by
 * itself; the first call that needs the database connects. Whoever made the instance closes it.
 *
 * The `seed mikro-orm` command uses this registration when it comes upon the same instance.
 *
 * @throws {SeedError} `ADAPTER.UNSUPPORTED_DATABASE`, `SEEDER.NOT_A_SEEDER`.
 */
export function registerSeeders(orm: OrmLike, options: SeedsOptions = {}): RegisteredSeeds {
  return register(mikroOrmAdapter(orm), options, orm)
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
