import type { Target } from '@seed/core/adapter'
import type { PgConnection } from './connection.js'

/** Which database was reached, as the server says. Over a Unix socket there is no host. */
export async function readTarget(connection: PgConnection): Promise<Target> {
  const { rows } = await connection.ask('SELECT current_database(), host(inet_server_addr()), inet_server_port()')
  const [database, host, port] = rows[0] ?? []
  return {
    dialect: 'postgresql',
    database: database ?? '',
    ...(host ? { host } : {}),
    ...(port ? { port: Number(port) } : {}),
  }
}
