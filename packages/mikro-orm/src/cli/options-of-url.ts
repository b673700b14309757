import { resolve } from 'node:path'
import { targetOf, unsupportedDatabase } from '@seed/sql'
import { SUPPORTED } from '../dialect.js'
import type { OrmOptions } from './pick-config.js'

/** Where a URL leads: the driver's class and package, and the options that connect there. */
export interface Location {
  /** Names of driver classes that reach this database; the first one is taken when the project has another. */
  readonly drivers: readonly string[]
  readonly package: string
  readonly options: OrmOptions
  readonly driverOptions: OrmOptions
}

/**
 * What a URL says to MikroORM, which itself reads no more of it than host, user and database.
 *
 * @param cwd - Folder that a relative file counts from.
 * @throws {SeedError} `ADAPTER.UNSUPPORTED_DATABASE` for a scheme of another database.
 */
export function optionsOfUrl(url: string, cwd: string): Location {
  const scheme = url.slice(0, url.indexOf(':')).toLowerCase()
  switch (scheme) {
    case 'file':
    case 'sqlite':
      return {
        drivers: ['SqliteDriver', 'LibSqlDriver'],
        package: '@mikro-orm/sqlite',
        options: { dbName: fileOf(url, cwd) },
        driverOptions: {},
      }
    case 'libsql':
      return { drivers: ['LibSqlDriver'], package: '@mikro-orm/libsql', options: { dbName: url }, driverOptions: {} }
    case 'postgres':
    case 'postgresql':
      return {
        drivers: ['PostgreSqlDriver'],
        package: '@mikro-orm/postgresql',
        options: { clientUrl: url },
        // pg reads TLS and the like from here, and what it reads wins.
        driverOptions: { connectionString: url },
      }
    case 'mysql':
      return { drivers: ['MySqlDriver', 'MariaDbDriver'], package: '@mikro-orm/mysql', ...mysql(url) }
    case 'mariadb':
      return { drivers: ['MariaDbDriver', 'MySqlDriver'], package: '@mikro-orm/mariadb', ...mysql(url) }
    default:
      throw unsupportedDatabase('MikroORM', scheme, SUPPORTED)
  }
}

function mysql(url: string): Pick<Location, 'options' | 'driverOptions'> {
  return { options: { clientUrl: url.replace(/^mariadb:/i, 'mysql:') }, driverOptions: tlsOf(url) }
}

function fileOf(url: string, cwd: string): string {
  const { database } = targetOf({ dialect: 'sqlite', url })
  return database === ':memory:' ? database : resolve(cwd, database)
}

/** `?ssl=true`, and `sslaccept=accept_invalid_certs` for certificates that nobody vouches for. */
function tlsOf(url: string): OrmOptions {
  const parameters = URL.canParse(url) ? new URL(url).searchParams : new URLSearchParams()
  const accept = parameters.get('sslaccept')
  if (accept === null && parameters.get('ssl') !== 'true') return {}
  return { ssl: { rejectUnauthorized: accept !== 'accept_invalid_certs' } }
}
