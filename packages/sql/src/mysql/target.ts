import { hostname } from 'node:os'
import type { Target } from '@seed/core/adapter'
import type { MysqlConnection } from './connection.js'

/** The two differ in what the catalog says. */
export type Flavour = 'mariadb' | 'mysql'

const LOOPBACK = /@(localhost|127\.0\.0\.1|::1)$/

/**
 * Which database was reached, as the server says. It names its machine, not the address it was reached by: only where that
 * is this machine and we come from it, too, is it the local one. Behind a tunnel it is the far one's name.
 */
export async function readTarget(connection: MysqlConnection): Promise<Target> {
  const asked = ['VERSION()', 'DATABASE()', '@@hostname', '@@port', 'USER()']
  const [row] = await connection.ask(`SELECT ${asked.map((one, i) => `CAST(${one} AS CHAR) AS c${i}`).join(', ')}`)
  const [version, database, machine, port, user] = row ?? []
  const local = machine === hostname() ? LOOPBACK.exec(user ?? '')?.[1] : undefined
  return {
    dialect: flavourOf(version ?? ''),
    database: database ?? '',
    ...(machine ? { host: local ?? machine } : {}),
    ...(port ? { port: Number(port) } : {}),
  }
}

/** Which of the two a server is, by `VERSION()`. */
export function flavourOf(version: string): Flavour {
  return /mariadb/i.test(version) ? 'mariadb' : 'mysql'
}
