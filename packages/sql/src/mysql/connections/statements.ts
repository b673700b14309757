import { type MysqlConnection, textRow } from '../connection.js'

/**
 * A door of an ORM that runs one statement after the other in its own transaction.
 *
 * @param ask - Runs the text as it is and gives its rows, as arrays or as objects; none for a statement that has none.
 */
export function fromStatements(ask: (sql: string) => Promise<readonly unknown[]>): MysqlConnection {
  return { ask: async (sql) => (await ask(sql)).map(textRow) }
}
