import type { SqliteConnection, SqliteValue } from '../connection.js'
import { fromStatements } from './statements.js'

/** The part of a `Database` of the package sqlite3 that is used; what answers is called later. */
export interface Sqlite3Like {
  all(sql: string, values: unknown[], done: (error: Error | null, rows: readonly unknown[]) => void): unknown
  run(sql: string, values: unknown[], done: (this: { readonly changes: number }, error: Error | null) => void): unknown
}

/** A connection of the package sqlite3, which Sequelize uses, or of one with its calls. */
export function fromSqlite3(database: Sqlite3Like): SqliteConnection {
  return fromStatements((sql, values) => {
    const bound = values.map(bindable)
    return /^WITH\b/.test(sql) ? all(database, sql, bound) : run(database, sql, bound)
  })
}

function all(database: Sqlite3Like, sql: string, values: unknown[]): ReturnType<Parameters<typeof fromStatements>[0]> {
  return new Promise((resolve, reject) => {
    database.all(sql, values, (error, rows) => (error ? reject(error) : resolve({ rows, touched: 0 })))
  })
}

function run(database: Sqlite3Like, sql: string, values: unknown[]): ReturnType<Parameters<typeof fromStatements>[0]> {
  return new Promise((resolve, reject) => {
    database.run(sql, values, function (error) {
      if (error) reject(error)
      else resolve({ rows: [], touched: this.changes })
    })
  })
}

/** The driver knows no `bigint`. A text becomes the same integer in every column that counts. */
function bindable(value: SqliteValue): unknown {
  if (typeof value !== 'bigint') return value
  return value === BigInt.asIntN(32, value) ? Number(value) : String(value)
}
