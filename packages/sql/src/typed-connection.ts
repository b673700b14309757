import { resolve } from 'node:path'
import { type ConnectionRequest, noSchemas, noTimeout } from '@seed/core/adapter'
import { sqlitePath } from './shared/sqlite-path.js'

/**
 * Refuses what was typed about a connection and would do nothing on this database.
 *
 * @throws {SeedError} `CONNECTION.NO_SCHEMAS`, `CONNECTION.NO_TIMEOUT`.
 */
export function checkTyped(dialect: 'sqlite' | 'postgresql' | 'mysql', given: ConnectionRequest): void {
  const { schema, connectTimeoutMs, statementTimeoutMs } = given
  if (schema !== undefined && dialect !== 'postgresql') throw noSchemas(dialect)
  if (dialect !== 'sqlite') return
  if (connectTimeoutMs !== undefined) throw noTimeout('--connect-timeout', dialect)
  if (statementTimeoutMs !== undefined) throw noTimeout('--statement-timeout', dialect)
}

/** What stands before the colon of a URL, in small letters; empty for a text without one, such as a path. */
export function schemeOf(url: string): string {
  return /^([a-z][a-z\d+.-]+):/i.exec(url)?.[1]?.toLowerCase() ?? ''
}

const DIALECTS: Readonly<Record<string, 'sqlite' | 'postgresql' | 'mysql'>> = {
  postgresql: 'postgresql',
  postgres: 'postgresql',
  mysql: 'mysql',
  mariadb: 'mysql',
  file: 'sqlite',
  sqlite: 'sqlite',
}

/** Schemes of URLs that lead to a database that works. */
export const SCHEMES: readonly string[] = Object.keys(DIALECTS)

/** The kind of database that a URL leads to; undefined for one that does not work. */
export function dialectOfUrl(url: string): 'sqlite' | 'postgresql' | 'mysql' | undefined {
  return DIALECTS[schemeOf(url)]
}

/** The file that a SQLite URL names; a relative one counts from `cwd`. */
export function fileOfUrl(url: string, cwd: string): string {
  const path = sqlitePath(url)
  return path === ':memory:' ? path : resolve(cwd, path)
}

/** TLS as a URL of MariaDB or MySQL asks for it: `?ssl=true`, and `sslaccept=accept_invalid_certs` to believe any server. */
export function tlsOfUrl(url: string): { readonly ssl?: { readonly rejectUnauthorized: boolean } } {
  const parameters = URL.canParse(url) ? new URL(url).searchParams : new URLSearchParams()
  const accept = parameters.get('sslaccept')
  if (accept === null && parameters.get('ssl') !== 'true') return {}
  return { ssl: { rejectUnauthorized: accept !== 'accept_invalid_certs' } }
}

/**
 * The statement that limits those after it on a connection to MariaDB or MySQL, whose limit is a setting of the session. Each
 * server takes its own part and skips the other's as a comment; MySQL limits what reads only.
 */
export function limitStatement(milliseconds: number): string {
  return `SET SESSION /*M!100101 max_statement_time=${milliseconds / 1000} *//*!50708 max_execution_time=${milliseconds} */`
}
