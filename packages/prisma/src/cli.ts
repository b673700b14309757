import { registeredFor, registerSeeders as register } from '@seed/core'
import type { AdapterCommand, Opened, OpenRequest } from '@seed/core/adapter'
import { findClient } from './cli/find-client.js'
import { connectClient } from './cli/connect-client.js'
import { schemaAdapter } from './cli/schema-adapter.js'
import { findProject, type PrismaProject } from './cli/project.js'
import type { PrismaClientLike } from './client.js'
import { clientNotFound } from './errors.js'
import { adapterOptionsOf, type PrismaConfig } from './register.js'
import { findDatamodel } from './schema/find-datamodel.js'
import { prismaAdapter } from './store.js'

/**
 * `seed prisma`: finds the client in `seed.config` or in the usual places, then the data set that was registered for it, or
 * the seeders of the config. Without a client, a schema and a URL are enough: rows are then written past Prisma.
 */
export const command: AdapterCommand = {
  name: 'prisma',
  options: [
    { flags: '--client <file>', description: 'file that exports the PrismaClient; file#name for one of several' },
    { flags: '--schema <path>', description: 'schema file or folder (as prisma.config.ts says unless told)' },
  ],
  examples: [
    ['run --client src/db.ts', 'the client of this file'],
    ['run --schema prisma/schema.prisma --url postgresql://localhost/dev', 'without a client'],
  ],
  configKeys: ['client', 'schema'],
  open: async (given) => {
    const typed = textOf(given.options['schema'])
    const client = typed !== undefined && given.connection.url !== undefined ? undefined : await findClient(given)
    if (client !== undefined) return openClient(given, client, typed)
    const project = await findProject(given, typed ?? configOf(given).schema)
    if (project === undefined) throw clientNotFound()
    return openProject(given, project)
  },
}

function openClient(given: OpenRequest, found: PrismaClientLike, schema: string | undefined): Opened {
  const { client: _, schema: configured, ...options } = configOf(given)
  const client = connectClient(found, given.connection, given.cwd)
  const named = schema ?? configured
  const { connection, ...registered } = adapterOptionsOf(found)
  const adapter = prismaAdapter(client, {
    ...(named === undefined ? registered : { schema: named }),
    ...(connection === undefined ? {} : { connection: connection as 'driver' }),
  })
  return {
    // What the application registered for its client, and what the config says on top.
    seeds: register(adapter, { ...registeredFor(found)?.options, ...options }, client),
    close: async () => {
      await adapter.close()
      // A module may have connected its client by itself; an open pool would keep the process alive.
      for (const one of new Set([client, found])) await one.$disconnect()
    },
  }
}

async function openProject(given: OpenRequest, project: PrismaProject): Promise<Opened> {
  const { client: _, schema: __, ...options } = configOf(given)
  const datamodel = await findDatamodel(undefined, { schema: project.schema })
  const adapter = schemaAdapter(datamodel, project.url, given.connection)
  return { seeds: register(adapter, options), close: () => adapter.close() }
}

function configOf({ config }: OpenRequest): PrismaConfig {
  return config ?? {}
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
