import { limitStatement } from '@seed/sql'
import type { SequelizeLike } from '../client.js'

type AfterConnect = (connection: { query(sql: string): unknown }) => unknown

/** Limits statements where no option of the driver does: MariaDB and MySQL, whose limit is a setting of the session. */
export function limitStatements(sequelize: SequelizeLike, milliseconds: number): void {
  const limit = limitStatement(milliseconds)
  const hooked = sequelize as unknown as { addHook(name: 'afterConnect', hook: AfterConnect): unknown }
  // Statements of a connection run in order, so this one comes before any other.
  hooked.addHook('afterConnect', (connection) => void connection.query(limit))
}
