import type { SequelizeLike } from '../client.js'

type AfterConnect = (connection: { query(sql: string): unknown }) => unknown

/**
 * Limits statements where no option of the driver does: MariaDB and MySQL, whose limit is a setting of the session. Each server
 * takes its own part and skips the other's as a comment; MySQL limits what reads only.
 */
export function limitStatements(sequelize: SequelizeLike, milliseconds: number): void {
  const limit = `SET SESSION /*M!100101 max_statement_time=${milliseconds / 1000} *//*!50708 max_execution_time=${milliseconds} */`
  const hooked = sequelize as unknown as { addHook(name: 'afterConnect', hook: AfterConnect): unknown }
  // Statements of a connection run in order, so this one comes before any other.
  hooked.addHook('afterConnect', (connection) => void connection.query(limit))
}
