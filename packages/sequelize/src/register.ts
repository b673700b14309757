import { type RegisteredSeeds, type SeedConfig, type SeedsOptions, registerSeeders as register } from '@seed/core'
import type { SequelizeLike } from './client.js'
import { sequelizeAdapter } from './store.js'

/**
 * Binds seeders to a Sequelize instance: where the application starts, in a script of its own, or in a seed file of
 * `sequelize-cli`. Opens and writes nothing by itself; whoever made the instance closes it.
 *
 * The `seed sequelize` command uses this registration when it comes upon the same instance.
 *
 * @throws {SeedError} `ADAPTER.UNSUPPORTED_DATABASE`, `SEEDER.NOT_A_SEEDER`.
 */
export function registerSeeders(sequelize: SequelizeLike, options: SeedsOptions = {}): RegisteredSeeds {
  return register(sequelizeAdapter(sequelize), options, sequelize)
}

/** What `seed.config.ts` may say in a project with Sequelize. */
export interface SequelizeConfig extends SeedConfig {
  /** The instance, a promise of one, or the file that exports it; a relative name counts from where the command starts. */
  readonly sequelize?: SequelizeLike | PromiseLike<SequelizeLike> | string
}

/** Gives the config back, checked by the compiler: `export default defineConfig({ ... })`. */
export function defineConfig(config: SequelizeConfig): SequelizeConfig {
  return config
}
