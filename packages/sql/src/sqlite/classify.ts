import type { StoreFailure } from '@seed/core/adapter'
import { type ErrorLike, isErrorLike } from '../shared/error-like.js'
import { failedRow } from '../shared/failed-row.js'

type Kind = StoreFailure['kind']

/** Result codes of SQLite (https://sqlite.org/rescode.html); the first prefix that fits decides. */
const KINDS: readonly (readonly [string, Kind])[] = [
  ['SQLITE_CONSTRAINT_UNIQUE', 'unique'],
  ['SQLITE_CONSTRAINT_PRIMARYKEY', 'unique'],
  ['SQLITE_CONSTRAINT_ROWID', 'unique'],
  ['SQLITE_CONSTRAINT_FOREIGNKEY', 'foreign-key'],
  ['SQLITE_CONSTRAINT_NOTNULL', 'not-null'],
  ['SQLITE_CONSTRAINT_CHECK', 'check'],
  ['SQLITE_CONSTRAINT_DATATYPE', 'value'],
  ['UNKNOWN_SQLITE_ERROR_3091', 'value'], // libsql has no name for a value that a STRICT table refuses
  ['SQLITE_MISMATCH', 'value'],
  ['SQLITE_TOOBIG', 'value'],
  ['SQLITE_BUSY', 'timeout'],
  ['SQLITE_LOCKED', 'timeout'],
  ['SQLITE_CANTOPEN', 'connection'],
  ['SQLITE_NOTADB', 'connection'],
]

/** The package sqlite3 gives the code of the family alone; the message tells the rest. */
const CONSTRAINTS: readonly (readonly [string, Kind])[] = [
  ['UNIQUE constraint', 'unique'],
  ['FOREIGN KEY constraint', 'foreign-key'],
  ['NOT NULL constraint', 'not-null'],
  ['CHECK constraint', 'check'],
  ['cannot store', 'value'],
]

/** Codes of libSQL's client about itself. */
const GONE: ReadonlySet<unknown> = new Set(['CLIENT_CLOSED', 'TRANSACTION_CLOSED'])

/**
 * What an error of a SQLite driver means: better-sqlite3, libsql, @libsql/client or sqlite3. Undefined for one that is none
 * of theirs. Holds no values of rows.
 */
export function classifySqlite(error: unknown): StoreFailure | undefined {
  if (!isErrorLike(error)) return undefined
  if (isClosed(error)) return { kind: 'connection' }
  const code = (error as { readonly extendedCode?: unknown }).extendedCode ?? error.code
  if (typeof code !== 'string' || !/^(UNKNOWN_)?SQLITE_/.test(code)) return undefined
  const missing = /^(?:SQLITE_\w+: )*no such table: (?:main\.)?(.+)$/.exec(error.message)?.[1]
  const kind = missing === undefined ? kindOf(code, error.message) : 'missing-table'
  const row = failedRow(error)
  return {
    kind,
    ...namesOf(kind, error.message),
    ...(missing === undefined ? {} : { table: missing }),
    ...(row === undefined ? {} : { row }),
  }
}

function kindOf(code: string, message: string): Kind {
  const found =
    code === 'SQLITE_CONSTRAINT'
      ? CONSTRAINTS.find(([words]) => message.includes(words))
      : KINDS.find(([prefix]) => code.startsWith(prefix))
  return found?.[1] ?? 'other'
}

/** The driver's own errors about its handle and its path carry no code. */
function isClosed(error: ErrorLike): boolean {
  if (GONE.has(error.code) || /^SQLITE_MISUSE: Database (handle )?is closed/.test(error.message)) return true
  return error.code === undefined && /database connection is not open|directory does not exist/.test(error.message)
}

/** `UNIQUE constraint failed: users.tenant_id, users.email`, `... failed: index 'users_lower'`, `CHECK ... failed: name`. */
function namesOf(kind: Kind, message: string): Pick<StoreFailure, 'constraint' | 'table' | 'columns'> {
  const subject = /constraint failed: (.+)$/s.exec(message)?.[1]
  if (subject === undefined) return {}
  if (kind === 'check') return { constraint: subject }
  const index = /^index '(.+)'$/.exec(subject)?.[1]
  if (index !== undefined) return { constraint: index }
  const names = subject.split(', ').map((name) => name.split('.'))
  const table = names[0]?.slice(0, -1).join('.')
  return { ...(table ? { table } : {}), columns: names.map((parts) => parts.at(-1) ?? '') }
}
