import type { ConnectionRequest } from '@seed/core/adapter'
import { checkTyped } from '@seed/sql'
import type { AdapterFactoryLike, PrismaClientLike } from '../client.js'
import { type Dialect, dialectOf } from '../dialect.js'
import { clientFixed, otherDatabase } from '../errors.js'
import { driverAdapterOf, providerOf } from '../store/private-members.js'
import { absoluteUrl, providerOfUrl } from './url.js'

type Config = Readonly<Record<string, unknown>>

/**
 * The client as the command line wants it connected: itself when nothing was said, else one of its own class over a driver
 * adapter of the same class. What `$extends` added is not in it.
 *
 * @param cwd - Folder that the file of an SQLite URL counts from.
 * @throws {SeedError} `PRISMA.OTHER_DATABASE`, `PRISMA.CLIENT_FIXED`, `CONNECTION.NO_SCHEMAS`, `CONNECTION.NO_TIMEOUT`,
 * `ADAPTER.UNSUPPORTED_DATABASE`.
 */
export function connectClient(client: PrismaClientLike, given: ConnectionRequest, cwd: string): PrismaClientLike {
  if (Object.keys(given).length === 0) return client
  const dialect = dialectOf(providerOf(client))
  const factory = driverAdapterOf(client)
  if (factory === undefined) throw clientFixed()
  checkUrl(dialect, given)
  const [config, options] = ADAPTERS[dialect.name](factory, given, cwd)
  const Factory = factory.constructor as new (config: unknown, options: unknown) => AdapterFactoryLike
  // An extended client stands before the one it extends.
  const original = (Reflect.get(client, '_originalClient') ?? client) as object
  const Client = original.constructor as new (options: { adapter: AdapterFactoryLike }) => PrismaClientLike
  return new Client({ adapter: new Factory(config, options) })
}

function checkUrl(dialect: Dialect, { url }: ConnectionRequest): void {
  if (url === undefined) return
  const reached = dialectOf(providerOfUrl(url))
  if (reached.name !== dialect.name) throw otherDatabase(dialect.name, reached.name)
}

type Configure = (
  factory: AdapterFactoryLike,
  given: ConnectionRequest,
  cwd: string,
) => readonly [config: unknown, options: unknown]

/** What each driver adapter is made with. */
const ADAPTERS: Readonly<Record<Dialect['name'], Configure>> = {
  postgresql: (factory, { url, connectTimeoutMs, statementTimeoutMs, schema }) => [
    {
      ...(url === undefined ? (Reflect.get(factory, 'config') as Config) : { connectionString: url }),
      ...(connectTimeoutMs === undefined ? {} : { connectionTimeoutMillis: connectTimeoutMs }),
      ...(statementTimeoutMs === undefined ? {} : { statement_timeout: statementTimeoutMs }),
    },
    { ...(factory.options as Config | undefined), ...(schema === undefined ? {} : { schema }) },
  ],
  mysql: (_, { url, connectTimeoutMs, statementTimeoutMs, schema }) => {
    // The driver adapter keeps its configuration to itself.
    if (url === undefined) throw clientFixed()
    const place = new URL(url)
    if (schema !== undefined) place.pathname = `/${encodeURIComponent(schema)}`
    if (connectTimeoutMs !== undefined) place.searchParams.set('connectTimeout', String(connectTimeoutMs))
    if (statementTimeoutMs !== undefined) place.searchParams.set('queryTimeout', String(statementTimeoutMs))
    return [place.toString(), undefined]
  },
  sqlite: (_, given, cwd) => {
    checkTyped('sqlite', given)
    return [{ url: absoluteUrl(given.url ?? '', cwd) }, undefined]
  },
}
