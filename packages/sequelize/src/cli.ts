import { registeredFor, registerSeeders as register } from '@seed/core'
import type { AdapterCommand, OpenRequest } from '@seed/core/adapter'
import { connectInstance } from './cli/connect-instance.js'
import { findInstance } from './cli/find-instance.js'
import type { SequelizeLike } from './client.js'
import { optionsOf } from './describe/attributes.js'
import type { SequelizeConfig } from './register.js'
import { sequelizeAdapter } from './store.js'

/**
 * `seed sequelize`: finds the instance as `sequelize-cli` finds models and config (`.sequelizerc`, `models/index.js`,
 * `config/config.js` with NODE_ENV), or by `-i`, or in `seed.config`; then the data set that was registered for it, or the
 * seeders of the config.
 */
export const command: AdapterCommand = {
  name: 'sequelize',
  options: [
    {
      flags: '-i, --instance <file>',
      description:
        'file that exports the Sequelize instance (models/index.js unless told); file#name for one of several',
    },
  ],
  examples: [
    ['run', 'the models and config of sequelize-cli'],
    ['run -i src/db.ts', 'the instance that this file exports'],
    ['run --url file:./dev.sqlite', 'its models in another database'],
  ],
  configKeys: ['sequelize'],
  open: async (given) => {
    const { sequelize: _, ...options } = configOf(given)
    const found = await findInstance(given)
    try {
      const sequelize = connectInstance(found, given.connection, given.cwd)
      silence(sequelize)
      return {
        // What the application registered for its instance, and what the config says on top.
        seeds: register(sequelizeAdapter(sequelize), { ...registeredFor(found)?.options, ...options }, sequelize),
        // An idle pool would keep the process alive for ten seconds.
        close: async () => {
          await sequelize.close()
          if (found !== sequelize) await found.close()
        },
      }
    } catch (error) {
      await found.close()
      throw error
    }
  },
}

/** Statements would mix with our own lines, and with the JSON of --json. A logger of the application's own stays. */
function silence(sequelize: SequelizeLike): void {
  const options = optionsOf(sequelize)
  // eslint-disable-next-line no-console -- Sequelize's default
  if (options.logging === console.log || options.logging === true) options.logging = false
}

function configOf({ config }: OpenRequest): SequelizeConfig {
  return config ?? {}
}
