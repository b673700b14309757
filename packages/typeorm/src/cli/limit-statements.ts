import type { DataSourceLike } from '../client.js'

/** The part of mysql2 that makes connections. */
interface PoolMaker {
  createPool(options: unknown): {
    on(event: 'connection', listener: (connection: { query(sql: string): unknown }) => void): unknown
  }
}

/**
 * Limits statements where no option of the data source does: MariaDB and MySQL, whose limit is a setting of the session.
 * Each server takes its own part and skips the other's as a comment; MySQL limits what reads only.
 */
export function limitStatements(source: DataSourceLike, milliseconds: number): void {
  const driver = source.driver as unknown as { mysql?: PoolMaker }
  const { mysql } = driver
  if (mysql === undefined) return
  const limit = `SET SESSION /*M!100101 max_statement_time=${milliseconds / 1000} *//*!50708 max_execution_time=${milliseconds} */`
  const createPool: PoolMaker['createPool'] = (options) => {
    const pool = mysql.createPool(options)
    // Statements of a connection run in order, so this one comes before any other.
    pool.on('connection', (connection) => void connection.query(limit))
    return pool
  }
  driver.mysql = Object.create(mysql, { createPool: { value: createPool } }) as PoolMaker
}
