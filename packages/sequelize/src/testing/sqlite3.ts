import { createRequire } from 'node:module'

interface DriverStatement {
  readonly reader: boolean
  readonly source: string
  all(...values: unknown[]): unknown[]
  run(...values: unknown[]): { readonly lastInsertRowid: number | bigint; readonly changes: number }
}

interface Driver {
  prepare(sql: string): DriverStatement
  exec(sql: string): unknown
  close(): unknown
}

const Database = createRequire(import.meta.url)('better-sqlite3') as new (path: string) => Driver

/**
 * The part of the `sqlite3` package that Sequelize 6 uses, over better-sqlite3, which brings its binaries: pass it as
 * `dialectModule`. Errors are those of `sqlite3`: a primary code, in the message too. As there, integers beyond 2^53 are rounded.
 */

type Done = (this: Statement, error: Error | null, rows?: unknown[]) => void

/** Sequelize tells writes by this class's name. */
class Statement {
  lastID = 0
  changes = 0
  sql = ''
  readonly #statement: DriverStatement

  constructor(statement: DriverStatement) {
    this.#statement = statement
    this.sql = statement.source
  }

  run(given: unknown, done?: Done): this {
    settle(this, done, () => this.execute(given))
    return this
  }

  all(given: unknown, done?: Done): this {
    settle(this, done, () => this.execute(given))
    return this
  }

  finalize(done?: (error: Error | null) => void): void {
    setImmediate(() => done?.(null))
  }

  execute(given: unknown): unknown[] {
    if (this.#statement.reader) return this.#statement.all(...parameters(given))
    const { lastInsertRowid, changes } = this.#statement.run(...parameters(given))
    this.lastID = Number(lastInsertRowid)
    this.changes = changes
    return []
  }
}

class Sqlite3Database {
  readonly filename: string
  #database: Driver | undefined

  constructor(filename: string, _mode: number, done: (error: Error | null) => void) {
    this.filename = filename
    const failed = attempt(() => (this.#database = new Database(filename)))
    setImmediate(() => done(failed ?? null))
  }

  serialize(work: () => void): void {
    work()
  }

  prepare(sql: string): Statement {
    return new Statement(this.#open().prepare(sql))
  }

  run(sql: string, given?: unknown, done?: Done): this {
    return this.all(sql, given, done)
  }

  all(sql: string, given?: unknown, done?: Done): this {
    if (typeof given === 'function') return this.all(sql, [], given as Done)
    const holder: { statement?: Statement } = {}
    settle(holder, done, () => {
      holder.statement = this.prepare(sql)
      return holder.statement.execute(given)
    })
    return this
  }

  exec(sql: string, done?: (error: Error | null) => void): this {
    const failed = attempt(() => this.#open().exec(sql))
    setImmediate(() => done?.(failed ?? null))
    return this
  }

  close(done?: (error: Error | null) => void): void {
    this.#database?.close()
    this.#database = undefined
    setImmediate(() => done?.(null))
  }

  #open(): Driver {
    if (this.#database === undefined) throw Object.assign(new Error('Database is closed'), { code: 'SQLITE_MISUSE' })
    return this.#database
  }
}

function settle(holder: Statement | { statement?: Statement }, done: Done | undefined, work: () => unknown[]): void {
  let rows: unknown[] | undefined
  const failed = attempt(() => (rows = work()))
  setImmediate(() => {
    const statement = holder instanceof Statement ? holder : holder.statement
    done?.call(statement as Statement, failed ?? null, rows)
  })
}

function attempt(work: () => unknown): Error | undefined {
  try {
    work()
    return undefined
  } catch (error) {
    return asSqlite3(error as Error & { code?: string; errno?: number })
  }
}

/** `SQLITE_CONSTRAINT_UNIQUE` of better-sqlite3 is `SQLITE_CONSTRAINT` there. */
function asSqlite3(error: Error & { code?: string; errno?: number }): Error {
  const code = /^SQLITE_[A-Z]+/.exec(error.code ?? '')?.[0]
  if (code === undefined) return error
  error.code = code
  error.message = `${code}: ${error.message}`
  if (code === 'SQLITE_CONSTRAINT') error.errno = 19
  return error
}

function parameters(given: unknown): unknown[] {
  if (given === undefined || given === null) return []
  if (Array.isArray(given)) return given.map(bound)
  return [Object.fromEntries(Object.entries(given).map(([name, value]) => [name.replace(/^[$:@]/, ''), bound(value)]))]
}

function bound(value: unknown): unknown {
  if (typeof value === 'boolean') return Number(value)
  return value instanceof Date ? value.getTime() : (value ?? null)
}

/** Give it to Sequelize as `dialectModule`. */
export const sqlite3: object = {
  Database: Sqlite3Database,
  OPEN_READONLY: 1,
  OPEN_READWRITE: 2,
  OPEN_CREATE: 4,
  verbose: () => sqlite3,
}
