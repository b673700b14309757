import type { ConnectionRequest } from '@seed/core/adapter'
import { checkTyped } from '@seed/sql'
import { dialectOfDriver } from '../dialect.js'
import { limitStatements } from './limit-statements.js'
import { optionsOfUrl } from './options-of-url.js'
import type { OrmOptions } from './pick-config.js'

/** Where an ORM connects, and as whom. */
const OF_CONNECTION: readonly string[] = [
  'clientUrl',
  'dbName',
  'host',
  'password',
  'port',
  'preferReadReplicas',
  'replicas',
  'user',
]
/** The same among the options of the drivers. */
const OF_DRIVER: readonly string[] = ['connectionString', 'database', 'host', 'password', 'port', 'ssl', 'uri', 'user']

/** Gives the driver class that a package of the project exports. */
export type LoadDriver = (packageName: string, driver: string) => Promise<unknown>

/**
 * Options of MikroORM as the command line wants them connected; its entities stay.
 *
 * @param cwd - Folder that the file of a SQLite URL counts from.
 * @throws {SeedError} `ADAPTER.UNSUPPORTED_DATABASE`, `CONNECTION.NO_SCHEMAS`, `CONNECTION.NO_TIMEOUT`.
 */
export async function connectOptions(
  own: OrmOptions,
  given: ConnectionRequest,
  cwd: string,
  load: LoadDriver,
): Promise<OrmOptions> {
  const located = given.url === undefined ? own : await relocated(own, given.url, cwd, load)
  return limited(located, given)
}

async function relocated(own: OrmOptions, url: string, cwd: string, load: LoadDriver): Promise<OrmOptions> {
  const place = optionsOfUrl(url, cwd)
  const [wanted = ''] = place.drivers
  const fits = place.drivers.includes((own['driver'] as { name?: string } | undefined)?.name ?? '')
  const kept = without(own, OF_CONNECTION)
  const driverOptions = fits && isPlain(own['driverOptions']) ? without(own['driverOptions'], OF_DRIVER) : {}
  return {
    ...kept,
    ...place.options,
    driver: fits ? own['driver'] : await load(place.package, wanted),
    driverOptions: { ...driverOptions, ...place.driverOptions },
    // What the other database needs as its schema is not what this one does.
    ...(fits ? {} : { schema: undefined }),
  }
}

/** Schema and timeouts, as the driver spells them. */
function limited(options: OrmOptions, given: ConnectionRequest): OrmOptions {
  const { schema, connectTimeoutMs, statementTimeoutMs } = given
  if (schema === undefined && connectTimeoutMs === undefined && statementTimeoutMs === undefined) return options
  const { name } = dialectOfDriver(options['driver'])
  checkTyped(name, given)
  const connectTimeout = name === 'mysql' ? 'connectTimeout' : 'connectionTimeoutMillis'
  const driverOptions = {
    ...(options['driverOptions'] as OrmOptions | undefined),
    ...(connectTimeoutMs === undefined ? {} : { [connectTimeout]: connectTimeoutMs }),
    ...(statementTimeoutMs === undefined || name === 'mysql' ? {} : { statement_timeout: statementTimeoutMs }),
  }
  const limits = { ...options, driverOptions, ...(schema === undefined ? {} : { schema }) }
  return statementTimeoutMs !== undefined && name === 'mysql' ? limitStatements(limits, statementTimeoutMs) : limits
}

function without(options: OrmOptions, keys: readonly string[]): OrmOptions {
  return Object.fromEntries(Object.entries(options).filter(([key]) => !keys.includes(key)))
}

function isPlain(value: unknown): value is OrmOptions {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}
