import type { AdapterCommand, ConnectionRequest } from '../../adapter/command.js'
import { isSeedError } from '../../errors/seed-error.js'
import { isSeeds } from '../../loader/check-config.js'
import { loadConfig } from '../../loader/load-config.js'
import { loadModule } from '../../loader/load-module.js'
import type { Seeds } from '../../seeder/seeds.js'
import type { RawOptions } from '../options/read-options.js'

/** What the schema holds, or why nobody could look. */
export type Entities = { readonly names: readonly string[] } | { readonly problem: string }

/** Reads the entities of the project through its adapter. A project whose database is not there yet is no failure here. */
export async function readEntities(
  adapter: AdapterCommand,
  root: string,
  options: RawOptions,
  connection: ConnectionRequest,
): Promise<Entities> {
  try {
    const config = await loadConfig({ cwd: root, adapterKeys: adapter.configKeys })
    const load = (file: string): Promise<unknown> => loadModule(file, root)
    const opened = isSeeds(config)
      ? { seeds: config as Seeds, close: () => Promise.resolve() }
      : await adapter.open({ options, config, connection, cwd: root, load })
    try {
      const entities = await opened.seeds.entities()
      return { names: entities.map(({ name }) => name).filter((name) => /^[A-Za-z]/.test(name)) }
    } finally {
      await opened.close()
    }
  } catch (error) {
    if (!isSeedError(error)) throw error
    return { problem: error.message }
  }
}

/** Entities that a first seeder is best shown with. */
const SHOWN_FIRST = /^(user|account|customer|member|person|author)s?$/i

/** The entity to start with: one that stands for people when there is one, else the schema's first. */
export function firstEntity(names: readonly string[]): string | undefined {
  return names.find((name) => SHOWN_FIRST.test(name)) ?? names[0]
}
