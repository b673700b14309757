import type { MysqlConnection } from '../connection.js'
import { textRow } from '../connection.js'
import { withoutStatement } from './without-statement.js'

/** A statement as we ask it of the package mariadb. */
export interface MariadbStatement {
  readonly sql: string
  readonly rowsAsArray: true
  readonly namedPlaceholders: false
  readonly typeCast: (column: { string(): string | null }) => string | null
}

/** The part of a promise connection of the package mariadb that is used. */
export interface MariadbLike {
  query(statement: MariadbStatement): Promise<unknown>
}

/** A promise connection of the package mariadb, of a pool or alone. */
export function fromMariadb(connection: MariadbLike): MysqlConnection {
  return {
    ask: async (sql) => {
      try {
        const rows = await connection.query({
          sql,
          rowsAsArray: true,
          namedPlaceholders: false,
          typeCast: (column) => column.string(),
        })
        return Array.isArray(rows) ? rows.map(textRow) : []
      } catch (error) {
        throw withoutStatement(error)
      }
    },
  }
}
