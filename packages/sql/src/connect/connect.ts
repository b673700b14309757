import { dialectOfUrl, SCHEMES, schemeOf } from '../typed-connection.js'
import { unsupportedUrl } from '../unsupported.js'
import type { ConnectOptions, OwnConnection } from './own-connection.js'

type Open = (url: string, options: ConnectOptions) => Promise<OwnConnection>

/** How each database is opened; the driver is imported when it is. */
const OPEN: Readonly<Record<'sqlite' | 'postgresql' | 'mysql', Open>> = {
  postgresql: openPostgresql,
  mysql: openMysql,
  sqlite: openSqlite,
}

/**
 * Opens a connection of our own, without an ORM.
 *
 * @param url - `postgresql://user:password@host:port/database`, `mysql://...`, `mariadb://...`, `file:./dev.db`, or the path
 * of a SQLite file. Parameters mean what they mean to the driver; `schema`, `connect_timeout` and `statement_timeout` are
 * understood, too.
 * @throws {SeedError} `ADAPTER.UNSUPPORTED_DATABASE` for another scheme, `CONNECTION.URL` for a URL that cannot be read,
 * `DRIVER.MISSING` when the driver is not installed, `CONNECTION.NO_SCHEMAS`, `CONNECTION.NO_TIMEOUT`; errors of the driver
 * as they are.
 */
export async function connect(url: string, options: ConnectOptions = {}): Promise<OwnConnection> {
  const scheme = schemeOf(url)
  const dialect = scheme === '' ? 'sqlite' : dialectOfUrl(url)
  if (dialect === undefined) throw unsupportedUrl(scheme, SCHEMES)
  return OPEN[dialect](url, options)
}

async function openPostgresql(url: string, options: ConnectOptions): Promise<OwnConnection> {
  return (await import('./postgresql.js')).connectPostgresql(url, options)
}

async function openMysql(url: string, options: ConnectOptions): Promise<OwnConnection> {
  return (await import('./mysql.js')).connectMysql(url, options)
}

async function openSqlite(url: string, options: ConnectOptions): Promise<OwnConnection> {
  return (await import('./sqlite.js')).connectSqlite(url, options)
}
