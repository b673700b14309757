import { limitStatement } from '@seed/sql'
import type { DataSourceLike } from '../client.js'

/** The part of mysql2 that makes connections. */
interface PoolMaker {
  createPool(options: unknown): {
    on(event: 'connection', listener: (connection: { query(sql: string): unknown }) => void): unknown
  }
}

/**
 * Limits statements where no option of the data source does: MariaDB and MySQL, whose limit is a setting of the session.
 */
export function limitStatements(source: DataSourceLike, milliseconds: number): void {
  const driver = source.driver as unknown as { mysql?: PoolMaker }
  const { mysql } = driver
  if (mysql === undefined) return
  const limit = limitStatement(milliseconds)
  const createPool: PoolMaker['createPool'] = (options) => {
    const pool = mysql.createPool(options)
    // Statements of a connection run in order, so this one comes before any other.
    pool.on('connection', (connection) => void connection.query(limit))
    return pool
  }
  driver.mysql = Object.create(mysql, { createPool: { value: createPool } }) as PoolMaker
}
