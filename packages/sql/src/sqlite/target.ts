import type { Target } from '@seed/core/adapter'
import type { SqliteConnection } from './connection.js'

/** Which database was reached: the file's full path, or `:memory:`. */
export async function readTarget(connection: SqliteConnection): Promise<Target> {
  const rows = await connection.all("SELECT file FROM pragma_database_list WHERE name = 'main'")
  const file = rows[0]?.[0]
  return { dialect: 'sqlite', database: file === null || file === undefined || file === '' ? ':memory:' : String(file) }
}
