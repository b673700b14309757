import { fileOfUrl, schemeOf, tlsOfUrl, unsupportedDatabase } from '@seed/sql'
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
  const scheme = schemeOf(url)
  switch (scheme) {
    case 'file':
    case 'sqlite':
      return {
        drivers: ['SqliteDriver', 'LibSqlDriver'],
        package: '@mikro-orm/sqlite',
        options: { dbName: fileOfUrl(url, cwd) },
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
  return { options: { clientUrl: url.replace(/^mariadb:/i, 'mysql:') }, driverOptions: tlsOfUrl(url) }
}
