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
  ['SQLITE_MISMATCH', 'value'],
  ['SQLITE_TOOBIG', 'value'],
  ['SQLITE_BUSY', 'timeout'],
  ['SQLITE_LOCKED', 'timeout'],
  ['SQLITE_CANTOPEN', 'connection'],
  ['SQLITE_NOTADB', 'connection'],
]

/** What an error of better-sqlite3 means; undefined for one that is not its. Holds no values of rows. */
export function classifySqlite(error: unknown): StoreFailure | undefined {
  if (!isErrorLike(error)) return undefined
  if (isClosed(error)) return { kind: 'connection' }
  const { code } = error
  if (typeof code !== 'string' || !code.startsWith('SQLITE_')) return undefined
  const missing = /^no such table: (?:main\.)?(.+)$/.exec(error.message)?.[1]
  const kind =
    missing === undefined ? (KINDS.find(([prefix]) => code.startsWith(prefix))?.[1] ?? 'other') : 'missing-table'
  const row = failedRow(error)
  return {
    kind,
    ...namesOf(kind, error.message),
    ...(missing === undefined ? {} : { table: missing }),
    ...(row === undefined ? {} : { row }),
  }
}

/** The driver's own errors about its handle and its path carry no code. */
function isClosed(error: ErrorLike): boolean {
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
