import { registeredFor, registerSeeders as register } from '@seed/core'
import type { AdapterCommand, OpenRequest } from '@seed/core/adapter'
import { findDataSource } from './cli/find-data-source.js'
import { isDataSource, pickDataSource } from './cli/pick-data-source.js'
import type { DataSourceLike } from './client.js'
import type { TypeormConfig } from './register.js'
import { typeormAdapter } from './store.js'

/**
 * `seed typeorm`: finds the data source as TypeORM's own command does (`-d src/data-source.ts`), or in `seed.config`, or
 * in the usual places; then the data set that was registered for it, or the seeders of the config.
 */
export const command: AdapterCommand = {
  name: 'typeorm',
  options: [
    {
      flags: '-d, --data-source <file>',
      description: 'file that exports the DataSource (src/data-source.ts unless told)',
    },
  ],
  configKeys: ['dataSource'],
  open: async (given) => {
    const { dataSource: _, ...options } = configOf(given)
    const source = await openDataSource(given)
    // Statements would mix with our own lines, and with the JSON of --json. A logger of the application's own stays.
    source.setOptions({ logging: [] })
    const adapter = typeormAdapter(source)
    return {
      // What the application registered for its data source, and what the config says on top.
      seeds: register(adapter, { ...registeredFor(source)?.options, ...options }, source),
      close: async () => {
        await adapter.close()
        // A module may have initialised its data source by itself; an open pool would keep the process alive.
        if (source.isInitialized) await source.destroy()
      },
    }
  },
}

async function openDataSource(given: OpenRequest): Promise<DataSourceLike> {
  const typed = given.options['dataSource']
  const configured = configOf(given).dataSource
  if (typed === undefined && configured !== undefined && typeof configured !== 'string') {
    return isDataSource(configured) ? configured : pickDataSource(configured, '`dataSource` of seed.config')
  }
  const file = typeof typed === 'string' ? typed : ((configured as string | undefined) ?? findDataSource(given.cwd))
  return pickDataSource(await given.load(file), file)
}

function configOf({ config }: OpenRequest): TypeormConfig {
  return config ?? {}
}
