import { registeredFor, registerSeeders as register } from '@seed/core'
import type { AdapterCommand, OpenRequest } from '@seed/core/adapter'
import { findOrmConfig } from './cli/find-config.js'
import { makeOrm } from './cli/make-orm.js'
import { type OrmOrOptions, pickOrmConfig } from './cli/pick-config.js'
import type { OrmLike } from './client.js'
import type { MikroOrmConfig } from './register.js'
import { mikroOrmAdapter } from './store.js'

/**
 * `seed mikro-orm`: finds the options of MikroORM as its own command does, or by `-o`, or in `seed.config`; then the data set
 * that was registered for the instance, if it is one that is exported, or the seeders of the config.
 */
export const command: AdapterCommand = {
  name: 'mikro-orm',
  options: [
    {
      flags: '-o, --orm-config <file>',
      description: "file that exports MikroORM's options or an instance (src/mikro-orm.config.ts unless told)",
    },
    { flags: '--context <name>', description: 'contextName of the options, where the file exports several' },
  ],
  examples: [
    ['run', 'src/mikro-orm.config.ts, or where package.json says'],
    ['run --context reporting', 'of several options those with this contextName'],
    ['run --url file:./dev.sqlite', 'its entities in another database'],
  ],
  configKeys: ['orm'],
  open: async (given) => {
    const { orm: _, ...options } = configOf(given)
    const { picked, where } = await findOrm(given)
    const found = picked.kind === 'orm' ? picked.orm : undefined
    const orm = await openOrm(picked, given, where)
    const close = async (): Promise<void> => {
      await orm.close(true)
      // A module may have connected by itself; an open pool would keep the process alive.
      if (found !== undefined && found !== orm) await found.close(true)
    }
    try {
      const registered = found === undefined ? undefined : registeredFor(found)?.options
      // What the application registered for its instance, and what the config says on top.
      return { seeds: register(mikroOrmAdapter(orm), { ...registered, ...options }, orm), close }
    } catch (error) {
      await close()
      throw error
    }
  },
}

async function openOrm(picked: OrmOrOptions, given: OpenRequest, where: string): Promise<OrmLike> {
  if (picked.kind === 'options') return makeOrm(picked.options, given, where)
  const { orm } = picked
  const config = orm.config as unknown as {
    getAll(): Readonly<Record<string, unknown>>
    getLogger(): { setDebugMode(on: boolean): void }
  }
  if (Object.keys(given.connection).length > 0) return makeOrm(config.getAll(), given, where)
  config.getLogger().setDebugMode(false)
  return orm
}

async function findOrm(given: OpenRequest): Promise<{ readonly picked: OrmOrOptions; readonly where: string }> {
  const typed = given.options['ormConfig']
  const configured = configOf(given).orm
  const context = contextOf(given)
  if (typed === undefined && configured !== undefined && typeof configured !== 'string') {
    const where = '`orm` of seed.config'
    return { picked: await pickOrmConfig({ default: configured }, context, where), where }
  }
  const where = typeof typed === 'string' ? typed : ((configured as string | undefined) ?? findOrmConfig(given.cwd))
  return { picked: await pickOrmConfig(await given.load(where), context, where), where }
}

function contextOf({ options }: OpenRequest): string {
  const typed = options['context']
  return typeof typed === 'string' ? typed : (process.env['MIKRO_ORM_CONTEXT_NAME'] ?? 'default')
}

function configOf({ config }: OpenRequest): MikroOrmConfig {
  return config ?? {}
}
