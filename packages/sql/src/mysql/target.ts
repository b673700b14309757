import type { Target } from '@seed/core/adapter'
import type { MysqlConnection } from './connection.js'

/** Which database was reached, as the server says. The server names its host, not the address it was reached by. */
export async function readTarget(connection: MysqlConnection): Promise<Target> {
  const [row] = await connection.ask(
    'SELECT CAST(VERSION() AS CHAR) AS c0, CAST(DATABASE() AS CHAR) AS c1, CAST(@@hostname AS CHAR) AS c2, CAST(@@port AS CHAR) AS c3',
  )
  const [version, database, host, port] = row ?? []
  return {
    dialect: flavourOf(version ?? ''),
    database: database ?? '',
    ...(host ? { host } : {}),
    ...(port ? { port: Number(port) } : {}),
  }
}

/** The two differ in what the catalog says. */
export type Flavour = 'mariadb' | 'mysql'

/** Which of the two a server is, by `VERSION()`. */
export function flavourOf(version: string): Flavour {
  return /mariadb/i.test(version) ? 'mariadb' : 'mysql'
}
