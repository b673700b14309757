import { findModule, type OpenRequest, splitExport } from '@seed/core/adapter'
import type { PrismaClientLike } from '../client.js'
import type { PrismaConfig } from '../register.js'
import { isClient, pickClient } from './pick-client.js'

/** Where Prisma's guides and starters put the module with the client, sources before what is built from them. */
const PLACES: readonly string[] = [
  'src/lib/prisma',
  'lib/prisma',
  'src/prisma',
  'src/prisma/client',
  'src/db',
  'src/db/prisma',
  'src/prisma-client',
  'prisma/client',
  'prisma/db',
  'prisma',
  'db',
  'dist/lib/prisma',
  'dist/prisma',
  'dist/db',
]

/**
 * The client: of the file that was typed, of the config, or by convention; undefined when there is none of these.
 *
 * @throws {SeedError} `CONFIG.PRISMA_CLIENT`, `CONFIG.SEVERAL_CLIENTS`, `CONFIG.CLIENT_FAILED`.
 */
export async function findClient(given: OpenRequest): Promise<PrismaClientLike | undefined> {
  const typed = given.options['client']
  const configured = ((given.config ?? {}) as PrismaConfig).client
  if (typed === undefined && configured !== undefined && typeof configured !== 'string') {
    return isClient(configured) ? configured : pickClient(configured, '`client` of seed.config')
  }
  const file = typeof typed === 'string' ? typed : (configured as string | undefined)
  if (file !== undefined) {
    const [path, name] = splitExport(file, given.cwd)
    return pickClient(await given.load(path), path, name)
  }
  const found = findModule(PLACES, given.cwd)
  return found === undefined ? undefined : pickClient(await given.load(found), found)
}
