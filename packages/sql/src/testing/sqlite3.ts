import type { Sqlite3Like } from '../sqlite/connections/sqlite3.js'
import { openSqlite } from '../connect/sqlite.js'

/**
 * The calls of the package sqlite3 that are used, on another driver, for that package has no binary of its own here. As
 * with it, integers are rounded to doubles, `bigint` cannot be bound, columns of one name fall together, answers come
 * later, and errors carry the code of their family alone.
 */
export function openSqlite3(path: string): Sqlite3Like & { close(): void } {
  const database = openSqlite(path)
  const answer = <T>(work: () => T, done: (error: Error | null, result?: T) => void): void => {
    try {
      const result = work()
      setImmediate(() => done(null, result))
    } catch (error) {
      setImmediate(() => done(asSqlite3Error(error as Error & { readonly code: string })))
    }
  }
  return {
    all: (sql, values, done) =>
      answer(
        () => database.prepare(sql).all(bindable(values)) as readonly unknown[],
        (error, rows) => done(error, rows ?? []),
      ),
    run: (sql, values, done) =>
      answer(
        () => Number(database.prepare(sql).run(bindable(values)).changes),
        (error, changes = 0) => done.call({ changes }, error),
      ),
    close: () => void database.close(),
  }
}

function bindable(values: readonly unknown[]): never[] {
  if (values.some((value) => typeof value === 'bigint')) throw new TypeError('Data type is not supported')
  return [...values] as never[]
}

function asSqlite3Error(error: Error & { readonly code: string }): Error {
  const code = /^SQLITE_[A-Z]+/.exec(error.code)?.[0] ?? 'SQLITE_ERROR'
  return Object.assign(new Error(`${code}: ${error.message}`), { code, errno: 19 })
}
