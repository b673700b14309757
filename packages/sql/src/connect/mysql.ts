import { driverMissing } from '../errors.js'
import type { MysqlConnection } from '../mysql/connection.js'
import { fromMariadb } from '../mysql/connections/mariadb.js'
import { fromMysql2 } from '../mysql/connections/mysql2.js'
import { mysqlSession } from '../mysql/session.js'
import { statementTimeout } from '../mysql/settings.js'
import { tlsOfUrl } from '../typed-connection.js'
import type { ConnectOptions, OwnConnection, SslOptions } from './own-connection.js'
import { readUrl, takeParameter, takeTimeouts } from './read-url.js'
import { readSsl } from './ssl.js'

/** What both drivers read of our options. */
export interface MysqlConfig {
  readonly host: string
  readonly port: number
  readonly user: string
  readonly password?: string
  readonly database?: string
  readonly connectTimeout?: number
  readonly ssl?: SslOptions
}

/** One connection of a driver that nobody else uses. */
export interface OpenMysql {
  readonly connection: MysqlConnection
  close(): Promise<void>
}

/**
 * Opens a connection of our own with whichever driver is installed: the package mariadb, else mysql2.
 *
 * @param url - `mysql://user:password@host:port/database` or `mariadb://...`, with the parameters `connect_timeout` in
 * seconds (10 unless told), `statement_timeout` in milliseconds, `schema` (another database of the server), `ssl=true` and
 * `sslaccept=accept_invalid_certs`.
 */
export async function connectMysql(url: string, options: ConnectOptions = {}): Promise<OwnConnection> {
  const { config, statementTimeoutMs } = configOf(url, options)
  const own = (await openMariadb(config)) ?? (await openMysql2(config))
  const { connection } = own
  try {
    if (statementTimeoutMs !== undefined) await statementTimeout(connection, statementTimeoutMs)
  } catch (error) {
    await own.close()
    throw error
  }
  return {
    dialect: 'mysql',
    session: mysqlSession(connection),
    begin: async () => void (await connection.ask('START TRANSACTION')),
    commit: async () => void (await connection.ask('COMMIT')),
    rollback: async () => void (await connection.ask('ROLLBACK').catch(() => undefined)),
    close: () => own.close(),
  }
}

/** Opens a connection of the package mariadb; undefined when it is not installed. */
export async function openMariadb(config: MysqlConfig): Promise<OpenMysql | undefined> {
  const driver = await import('mariadb').catch(() => undefined)
  if (driver === undefined) return undefined
  const own = await driver.createConnection(config)
  own.on('error', () => undefined) // a lost connection also fails the query at work
  return { connection: fromMariadb(own), close: () => own.end() }
}

/**
 * Opens a connection of mysql2.
 *
 * @throws {SeedError} `DRIVER.MISSING`, which names the driver that is tried first, when it is not installed; errors of the
 * driver as they are.
 */
export async function openMysql2(config: MysqlConfig): Promise<OpenMysql> {
  const driver = await import('mysql2/promise').catch((error: unknown) => {
    throw driverMissing('mariadb', error)
  })
  const own = await driver.createConnection({ ...config })
  return { connection: fromMysql2(own), close: () => own.end() }
}

/** Milliseconds to connect within unless told. The drivers' own differ: 10 seconds, and one, too little for a busy server. */
const CONNECT_MS = 10_000

/** What a URL and options together say. */
export function configOf(
  given: string,
  options: ConnectOptions,
): { readonly config: MysqlConfig; readonly statementTimeoutMs: number | undefined } {
  const url = readUrl(given)
  const { connectTimeoutMs, statementTimeoutMs } = takeTimeouts(url, options)
  const tenant = takeParameter(url, 'schema')
  const database = options.schema ?? tenant ?? decodeURIComponent(url.pathname.slice(1))
  const ssl = options.ssl === undefined ? tlsOfUrl(url.href).ssl : options.ssl === true ? {} : options.ssl
  return {
    statementTimeoutMs,
    config: {
      host: url.hostname.replace(/^\[|\]$/g, '') || 'localhost',
      port: url.port === '' ? 3306 : Number(url.port),
      user: decodeURIComponent(url.username) || 'root',
      ...(url.password === '' ? {} : { password: decodeURIComponent(url.password) }),
      ...(database === '' ? {} : { database }),
      connectTimeout: connectTimeoutMs ?? CONNECT_MS,
      ...(ssl === undefined || ssl === false ? {} : { ssl: readSsl(ssl) }),
    },
  }
}
