import type { ConnectionRequest } from '@seed/core/adapter'
import { checkTyped, fileOfUrl, schemeOf, unsupportedDatabase } from '@seed/sql'
import type { ModelLike, SequelizeLike } from '../client.js'
import { modelsOf, optionsOf } from '../describe/attributes.js'
import { isMysql } from '../describe/field-type.js'
import { dialectOf, SUPPORTED } from '../dialect.js'
import { limitStatements } from './limit-statements.js'

type Options = Readonly<Record<string, unknown>>
type SequelizeClass = new (...given: unknown[]) => SequelizeLike

/** Where an instance connects, and as whom. */
const OF_CONNECTION: readonly string[] = [
  'host',
  'port',
  'database',
  'username',
  'password',
  'storage',
  'replication',
  'ssl',
]
/** What is said to one driver. */
const OF_DRIVER: readonly string[] = [
  'dialect',
  'dialectModule',
  'dialectModulePath',
  'dialectOptions',
  'native',
  'timezone',
]

/**
 * The instance as the command line wants it connected: itself when nothing was said, else another one of its own class, to
 * which its models move. An instance is made for one database and one address, so it cannot be changed in place.
 *
 * @param cwd - Folder that the file of an SQLite URL counts from.
 * @throws {SeedError} `ADAPTER.UNSUPPORTED_DATABASE`, `CONNECTION.NO_SCHEMAS`, `CONNECTION.NO_TIMEOUT`.
 */
export function connectInstance(sequelize: SequelizeLike, given: ConnectionRequest, cwd: string): SequelizeLike {
  if (Object.keys(given).length === 0) return sequelize
  const own = { ...optionsOf(sequelize), ...configOf(sequelize) } as Options
  const connected =
    given.url === undefined ? again(sequelize, own, given) : elsewhere(sequelize, own, given.url, given, cwd)
  if (given.statementTimeoutMs !== undefined && isMysql(connected.getDialect()))
    limitStatements(connected, given.statementTimeoutMs)
  for (const model of modelsOf(sequelize)) {
    if (given.schema !== undefined) leaveSchema(model, sequelize)
    move(model, connected)
  }
  return connected
}

function again(sequelize: SequelizeLike, own: Options, given: ConnectionRequest): SequelizeLike {
  return create(sequelize, [{ ...own, ...limitsOf(own, String(own['dialect']), given) }])
}

function elsewhere(
  sequelize: SequelizeLike,
  own: Options,
  url: string,
  given: ConnectionRequest,
  cwd: string,
): SequelizeLike {
  const dialect = dialectOfUrl(url, String(own['dialect']))
  const left = dialect === own['dialect'] ? OF_CONNECTION : [...OF_CONNECTION, ...OF_DRIVER]
  const stays = Object.fromEntries(Object.entries(own).filter(([key]) => !left.includes(key)))
  const options = { ...stays, dialect, ...limitsOf(stays, dialect, given) }
  if (dialect === 'sqlite') return create(sequelize, [{ ...options, storage: fileOfUrl(url, cwd) }])
  return create(sequelize, [url.replace(/^[^:]+/, dialect), options])
}

function create(sequelize: SequelizeLike, given: readonly unknown[]): SequelizeLike {
  return new (sequelize.constructor as SequelizeClass)(...given)
}

/** Sequelize has two dialects for one server; the one that the project has a driver for stays. */
function dialectOfUrl(url: string, own: string): string {
  const scheme = schemeOf(url)
  const dialect = { file: 'sqlite', postgresql: 'postgres' }[scheme] ?? scheme
  if (!SUPPORTED.includes(dialect)) throw unsupportedDatabase('Sequelize', dialect, SUPPORTED)
  return isMysql(dialect) && isMysql(own) ? own : dialect
}

/** Schema and timeouts, as the options of the driver spell them. */
function limitsOf(options: Options, dialect: string, given: ConnectionRequest): Options {
  const { schema, connectTimeoutMs, statementTimeoutMs } = given
  checkTyped(dialectOf(dialect).name, given)
  const isPostgres = dialect === 'postgres'
  const connectTimeout = isPostgres ? 'connectionTimeoutMillis' : 'connectTimeout'
  const dialectOptions = {
    ...(options['dialectOptions'] as Options | undefined),
    ...(schema === undefined ? {} : { options: `-c search_path=${searchPath(schema)}` }),
    ...(connectTimeoutMs === undefined ? {} : { [connectTimeout]: connectTimeoutMs }),
    ...(statementTimeoutMs === undefined || !isPostgres ? {} : { statement_timeout: statementTimeoutMs }),
  }
  return {
    ...(schema === undefined ? {} : { schema }),
    ...(Object.keys(dialectOptions).length === 0 ? {} : { dialectOptions }),
  }
}

/** A quoted name; the server splits its options at spaces that no backslash stands before. */
function searchPath(schema: string): string {
  return `"${schema.replaceAll('"', '""')}"`.replaceAll(/[\\\s]/g, String.raw`\$&`)
}

/** A model knows its instance, and its types are spelled for that instance's database. */
function move(model: ModelLike, to: SequelizeLike): void {
  const moving = model as unknown as { sequelize: SequelizeLike; refreshAttributes(): void }
  moving.sequelize = to
  ;(to as unknown as { modelManager: { addModel(model: ModelLike): unknown } }).modelManager.addModel(model)
  moving.refreshAttributes()
}

/** A model that took its schema from its instance names none: its table is where the connection looks first. */
function leaveSchema(model: ModelLike, from: SequelizeLike): void {
  if (Reflect.get(model, '_schema') === optionsOf(from).schema) Reflect.set(model, '_schema', undefined)
}

function configOf(sequelize: SequelizeLike): Options {
  const { database, username, password, host, port } = (sequelize as unknown as { readonly config: Options }).config
  return { database, username, password, host, port }
}
