import { type ConnectionRequest, noSchemas, noTimeout } from '@seed/core/adapter'
import type { DataSourceLike } from '../client.js'
import { dialectOf } from '../dialect.js'
import { limitStatements } from './limit-statements.js'
import { optionsOfUrl } from './options-of-url.js'

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
  const located = given.url === undefined ? own : { ...remaining(own, given.url, cwd), ...optionsOfUrl(given.url, cwd) }
  const options = { ...located, ...limitsOf(located, given) }
  const DataSourceClass = source.constructor as new (options: Options) => DataSourceLike
  const connected = new DataSourceClass(options)
  if (given.statementTimeoutMs !== undefined) limitStatements(connected, given.statementTimeoutMs)
  return connected
}

/** Options that stay when the database is another one. */
function remaining(own: Options, url: string, cwd: string): Options {
  const { type } = optionsOfUrl(url, cwd)
  const stays =
    type === own['type'] ? (key: string) => !OF_CONNECTION.includes(key) : (key: string) => OF_ENTITIES.includes(key)
  const kept = Object.fromEntries(Object.entries(own).filter(([key]) => stays(key)))
  const { ssl: _, ...extra } = (kept['extra'] ?? {}) as Options
  return Object.keys(extra).length === 0 ? kept : { ...kept, extra }
}

/** Schema and timeouts, as the options of the data source's database spell them. */
function limitsOf(options: Options, given: ConnectionRequest): Options {
  const { schema, connectTimeoutMs, statementTimeoutMs } = given
  const { name } = dialectOf(String(options['type']))
  if (schema !== undefined && name !== 'postgresql') throw noSchemas(name)
  if (connectTimeoutMs !== undefined && name === 'sqlite') throw noTimeout('--connect-timeout', name)
  if (statementTimeoutMs !== undefined && name === 'sqlite') throw noTimeout('--statement-timeout', name)
  const atStart = statementTimeoutMs !== undefined && name === 'postgresql'
  return {
    ...(schema === undefined ? {} : { schema }),
    ...(connectTimeoutMs === undefined ? {} : { connectTimeoutMS: connectTimeoutMs, connectTimeout: connectTimeoutMs }),
    ...(atStart
      ? { extra: { ...(options['extra'] as Options | undefined), statement_timeout: statementTimeoutMs } }
      : {}),
  }
}
