import type { Target } from '@seed/core/adapter'
import { ask, type SqliteConnection } from './connection.js'

/** Which database was reached: the file's full path, or `:memory:`. */
export function readTarget(connection: SqliteConnection): Target {
  const file = ask(connection, "SELECT file FROM pragma_database_list WHERE name = 'main'")[0]?.[0]
  return { dialect: 'sqlite', database: file === null || file === undefined || file === '' ? ':memory:' : String(file) }
}
