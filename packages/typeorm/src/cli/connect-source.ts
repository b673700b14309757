import type { ConnectionRequest } from '@seed/core/adapter'
import { checkTyped } from '@seed/sql'
import type { DataSourceLike } from '../client.js'
import { dialectOf } from '../dialect.js'
import { limitStatements } from './limit-statements.js'
import { type Location, optionsOfUrl } from './options-of-url.js'

type Options = Readonly<Record<string, unknown>>

/** What a data source says of its entities and of how they are named: true of them on every database. */
const OF_ENTITIES: readonly string[] = [
  'cache',
  'entities',
  'entityPrefix',
  'entitySkipConstructor',
  'invalidWhereValuesBehavior',
  'logger',
  'namingStrategy',
  'relationLoadStrategy',
  'subscribers',
]
/** Where a data source connects, and as whom. */
const OF_CONNECTION: readonly string[] = [
  'connectorPackage',
  'database',
  'host',
  'key',
  'password',
  'port',
  'replication',
  'socketPath',
  'ssl',
  'url',
  'username',
]

/**
 * The data source as the command line wants it connected: itself when nothing was said, else one of its own class with its
 * entities. A driver is made for one database and one address, so it cannot be changed in place.
 *
 * @param cwd - Folder that the file of an SQLite URL counts from.
 * @throws {SeedError} `ADAPTER.UNSUPPORTED_DATABASE`, `CONNECTION.NO_SCHEMAS`, `CONNECTION.NO_TIMEOUT`.
 */
export function connectSource(source: DataSourceLike, given: ConnectionRequest, cwd: string): DataSourceLike {
  if (Object.keys(given).length === 0) return source
  const own = source.options as unknown as Options
  const located = given.url === undefined ? own : relocated(own, optionsOfUrl(given.url, cwd))
  const options = { ...located, ...limitsOf(located, given) }
  const DataSourceClass = source.constructor as new (options: Options) => DataSourceLike
  const connected = new DataSourceClass(options)
  if (given.statementTimeoutMs !== undefined) limitStatements(connected, given.statementTimeoutMs)
  return connected
}

/** Options of the data source with another place; TypeORM has two names for one server, of which its own stays. */
function relocated(own: Options, place: Location): Options {
  const type = isMysql(own['type']) && isMysql(place.type) ? own['type'] : place.type
  return { ...remaining(own, type), ...place, type }
}

function isMysql(type: unknown): boolean {
  return type === 'mysql' || type === 'mariadb'
}

/** Options that stay when the database is another one. */
function remaining(own: Options, type: unknown): Options {
  const stays =
    type === own['type'] ? (key: string) => !OF_CONNECTION.includes(key) : (key: string) => OF_ENTITIES.includes(key)
  const { extra, ...kept } = Object.fromEntries(Object.entries(own).filter(([key]) => stays(key)))
  const { ssl: _, ...driver } = (extra ?? {}) as Options
  return { ...kept, extra: driver }
}

/** Schema and timeouts, as the options of the data source's database spell them. */
function limitsOf(options: Options, given: ConnectionRequest): Options {
  const { schema, connectTimeoutMs, statementTimeoutMs } = given
  const { name } = dialectOf(String(options['type']))
  checkTyped(name, given)
  const atStart = statementTimeoutMs !== undefined && name === 'postgresql'
  return {
    ...(schema === undefined ? {} : { schema }),
    ...(connectTimeoutMs === undefined ? {} : { connectTimeoutMS: connectTimeoutMs, connectTimeout: connectTimeoutMs }),
    ...(atStart
      ? { extra: { ...(options['extra'] as Options | undefined), statement_timeout: statementTimeoutMs } }
      : {}),
  }
}
