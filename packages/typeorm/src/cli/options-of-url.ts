import { fileOfUrl, schemeOf, tlsOfUrl, unsupportedDatabase } from '@seed/sql'
import { SUPPORTED } from '../dialect.js'

/** Options of a data source that say where it connects. */
export interface Location {
  readonly type: string
  readonly url?: string
  readonly database?: string
  readonly ssl?: object
}

/** TypeORM's name of the database behind a scheme. */
const TYPES: Readonly<Record<string, string>> = {
  file: 'better-sqlite3',
  mariadb: 'mariadb',
  mysql: 'mysql',
  postgres: 'postgres',
  postgresql: 'postgres',
  sqlite: 'better-sqlite3',
}

/**
 * What a URL says to TypeORM.
 *
 * @param cwd - Folder that a relative file counts from.
 * @throws {SeedError} `ADAPTER.UNSUPPORTED_DATABASE` for a scheme of another database.
 */
export function optionsOfUrl(url: string, cwd: string): Location {
  const scheme = schemeOf(url)
  const type = TYPES[scheme]
  if (type === undefined) throw unsupportedDatabase('TypeORM', scheme, SUPPORTED)
  if (type === 'better-sqlite3') return { type, database: fileOfUrl(url, cwd) }
  return type === 'postgres' ? { type, url } : { type, url, ...tlsOfUrl(url) }
}
