import { type RegisteredSeeds, type SeedConfig, type SeedsOptions, registerSeeders as register } from '@seed/core'
import type { DataSourceLike } from './client.js'
import { typeormAdapter } from './store.js'

/**
 * Binds seeders to a TypeORM data source: where the application starts, or in a script of its own. Opens and writes nothing
 * by itself. The first call that needs the database initialises a data source that is not initialised yet, without its
 * `dropSchema`, `synchronize` and `migrationsRun`; whoever made the data source destroys it.
 *
 * The `seed typeorm` command uses this registration when it comes upon the same data source.
 *
 * @throws {SeedError} `ADAPTER.UNSUPPORTED_DATABASE`, `SEEDER.NOT_A_SEEDER`.
 */
export function registerSeeders(dataSource: DataSourceLike, options: SeedsOptions = {}): RegisteredSeeds {
  return register(typeormAdapter(dataSource), options, dataSource)
}

/** What `seed.config.ts` may say in a project with TypeORM. */
export interface TypeormConfig extends SeedConfig {
  /** The data source, a promise of one, or the file that exports it; a relative name counts from where the command starts. */
  readonly dataSource?: DataSourceLike | PromiseLike<DataSourceLike> | string
}

/** Gives the config back, checked by the compiler: `export default defineConfig({ ... })`. */
export function defineConfig(config: TypeormConfig): TypeormConfig {
  return config
}
