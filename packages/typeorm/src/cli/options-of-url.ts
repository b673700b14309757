import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { unsupportedDatabase } from '../errors.js'

/** Options of a data source that say where it connects. */
export interface Location {
  readonly type: string
  readonly url?: string
  readonly database?: string
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
  const scheme = url.slice(0, url.indexOf(':')).toLowerCase()
  const type = TYPES[scheme]
  if (type === undefined) throw unsupportedDatabase(scheme)
  return type === 'better-sqlite3' ? { type, database: fileOf(url, cwd) } : { type, url }
}

/** `file:./dev.db`, `sqlite://dev.db`, `file:///var/dev.db`, `sqlite::memory:`. */
function fileOf(url: string, cwd: string): string {
  const path = url.slice(url.indexOf(':') + 1).replace(/\?.*$/, '')
  if (path === ':memory:') return path
  if (path.startsWith('///')) return fileURLToPath(`file:${path}`)
  return resolve(cwd, path.replace(/^\/\//, ''))
}
