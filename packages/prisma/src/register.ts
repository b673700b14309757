import { type RegisteredSeeds, type SeedConfig, type SeedsOptions, registerSeeders as register } from '@seed/core'
import type { PrismaClientLike, TransactionOf } from './client.js'
import { prismaAdapter, type PrismaAdapterOptions } from './store.js'

/**
 * Binds seeders to a Prisma client: where the application starts, or in a script of its own (`prisma db seed`). Opens and
 * writes nothing by itself. The first call that needs the database connects the client; whoever made it disconnects it.
 *
 * The `seed prisma` command uses this registration when it comes upon the same client.
 *
 * @throws {SeedError} `ADAPTER.UNSUPPORTED_DATABASE`, `SEEDER.NOT_A_SEEDER`.
 */
export function registerSeeders<Client extends PrismaClientLike>(
  client: Client,
  options: SeedsOptions & PrismaAdapterOptions<TransactionOf<Client>> = {},
): RegisteredSeeds {
  const { datamodel, schema, connection, ...seeds } = options
  const own = {
    ...(datamodel === undefined ? {} : { datamodel }),
    ...(schema === undefined ? {} : { schema }),
    ...(connection === undefined ? {} : { connection }),
  }
  registered.set(client, own)
  return register(prismaAdapter(client, own), seeds, client)
}

const registered = new WeakMap<object, PrismaAdapterOptions>()

/** What the adapter of a client was told when seeders were registered for it. */
export function adapterOptionsOf(client: object): PrismaAdapterOptions {
  return registered.get(client) ?? {}
}

/** What `seed.config.ts` may say in a project with Prisma. */
export interface PrismaConfig extends SeedConfig {
  /** The client, a promise of one, or the file that exports it; a relative name counts from where the command starts. */
  readonly client?: PrismaClientLike | PromiseLike<PrismaClientLike> | string
  /** The schema file or folder, where prisma.config.ts does not say it. */
  readonly schema?: string
}

/** Gives the config back, checked by the compiler: `export default defineConfig({ ... })`. */
export function defineConfig(config: PrismaConfig): PrismaConfig {
  return config
}
