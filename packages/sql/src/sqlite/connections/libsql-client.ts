import type { SqliteConnection } from '../connection.js'
import { fromStatements } from './statements.js'

/** The part of a transaction of `@libsql/client` that is used. */
export interface LibsqlTransactionLike {
  execute(statement: {
    readonly sql: string
    readonly args: never
  }): Promise<{ readonly rows: readonly unknown[]; readonly rowsAffected: number }>
}

/** A transaction of `@libsql/client`, local or remote, whatever its `intMode`. */
export function fromLibsqlClient(transaction: LibsqlTransactionLike): SqliteConnection {
  return fromStatements(async (sql, values) => {
    const { rows, rowsAffected } = await transaction.execute({ sql, args: [...values] as never })
    return { rows, touched: rowsAffected }
  })
}
