import { describe } from '@jest/globals'
import { type Connection, createConnection } from 'mariadb'
import { createConnection as createMysql2 } from 'mysql2'
import { mariadbOrReason, type MariadbServer, startMariadb } from '../../../../tools/databases/index.mjs'
import type { MysqlConnection } from '../mysql/connection.js'
import { fromMariadb } from '../mysql/connections/mariadb.js'
import { fromMysql2 } from '../mysql/connections/mysql2.js'
import { fromStatements } from '../mysql/connections/statements.js'
import { createMysqlStore } from '../mysql/store.js'
import { prepareLedger } from '../mysql/ledger.js'
import type { SqlStore } from '../shared/store.js'

/** `describe` where a MariaDB is installed; elsewhere one line says that it is skipped. */
export const describeOnMariadb: typeof describe | typeof describe.skip =
  mariadbOrReason() === undefined ? describe : describe.skip

/** How the server is reached. */
export type Door = 'mariadb' | 'mysql2' | 'statements'

/** A connection through one door. */
export interface OpenMysql {
  readonly url: string
  readonly connection: MysqlConnection
  /** The driver's own text protocol, for statements of a test: several in one text, rows as objects. */
  query(sql: string): Promise<readonly Record<string, unknown>[]>
  close(): Promise<void>
}

/** One server for a test file; each `open` gives a connection to a database of its own unless one is named. */
export interface MysqlTestServer {
  open(door?: Door, url?: string): Promise<OpenMysql>
  stop(): Promise<void>
}

/** Starts the server of a test file; names of databases compare letter by letter, as the laws expect. */
export async function startTestServer(): Promise<MysqlTestServer> {
  const server: MariadbServer = await startMariadb({ settings: { 'collation-server': 'utf8mb4_bin' } })
  const sessions: OpenMysql[] = []
  return {
    open: async (door = 'mariadb', url) => {
      const session = await openDoor(door, url ?? (await server.createDatabase()))
      sessions.push(session)
      return session
    },
    stop: async () => {
      for (const session of sessions) await session.close().catch(() => undefined)
      await server.stop()
    },
  }
}

/** Runs work in a transaction that is committed, or rolled back when the work fails. The ledger's table is there. */
export async function inTransaction<T>(
  { connection }: Pick<OpenMysql, 'connection'>,
  work: (store: SqlStore) => Promise<T>,
): Promise<T> {
  await prepareLedger(connection)
  await connection.ask('START TRANSACTION')
  try {
    const result = await work(createMysqlStore(connection))
    await connection.ask('COMMIT')
    return result
  } catch (error) {
    await connection.ask('ROLLBACK').catch(() => undefined)
    throw error
  }
}

async function openDoor(door: Door, url: string): Promise<OpenMysql> {
  const { hostname: host, port, pathname } = new URL(url)
  const config = {
    host,
    port: Number(port),
    user: 'root',
    database: pathname.slice(1),
    multipleStatements: true,
    connectTimeout: 30_000, // all processors may be busy
  }
  if (door === 'mysql2') return openMysql2(config, url)
  const own = await createConnection(config)
  own.on('error', () => undefined)
  const connection = door === 'mariadb' ? fromMariadb(own) : fromStatements((sql) => rowsOf(own, sql))
  return { url, connection, query: (sql) => rowsOf(own, sql), close: () => own.end() }
}

async function openMysql2(config: Parameters<typeof createMysql2>[0] & object, url: string): Promise<OpenMysql> {
  const own = createMysql2(config)
  const query = async (sql: string): Promise<Record<string, unknown>[]> => {
    const [rows] = await own.promise().query(sql)
    return Array.isArray(rows) ? (rows as Record<string, unknown>[]) : []
  }
  await query('SELECT 1')
  return { url, connection: fromMysql2(own), query, close: () => own.promise().end() }
}

async function rowsOf(own: Connection, sql: string): Promise<Record<string, unknown>[]> {
  const rows: unknown = await own.query(sql)
  return Array.isArray(rows) ? (rows as Record<string, unknown>[]) : []
}
