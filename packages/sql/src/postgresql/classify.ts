import type { StoreFailure } from '@seed/core/adapter'
import { isErrorLike } from '../shared/error-like.js'
import { failedRow } from '../shared/failed-row.js'
import { isNetworkError } from '../shared/network.js'

/** What is read of an error of `pg`; the fields are those of the protocol's ErrorResponse. */
interface PgError {
  readonly code?: unknown
  readonly syscall?: unknown
  readonly severity?: unknown
  readonly message?: unknown
  readonly constraint?: unknown
  readonly table?: unknown
  readonly column?: unknown
  readonly detail?: unknown
  readonly where?: unknown
}

type Kind = StoreFailure['kind']

/** SQLSTATE codes and classes (PostgreSQL manual, appendix A); the longest prefix decides. */
const KINDS: readonly (readonly [string, Kind])[] = [
  ['23505', 'unique'],
  ['23P01', 'unique'],
  ['23503', 'foreign-key'],
  ['23001', 'foreign-key'],
  ['23502', 'not-null'],
  ['23514', 'check'],
  ['22', 'value'],
  ['08', 'connection'],
  ['28', 'connection'],
  ['3D000', 'connection'],
  ['53300', 'connection'],
  ['57P', 'connection'],
  ['25P03', 'connection'],
  ['42P01', 'missing-table'],
  ['3F000', 'missing-table'],
  ['55P03', 'timeout'],
  ['57014', 'timeout'],
  ['40P01', 'timeout'],
]

/** Messages of `pg` itself about a connection that is gone; they carry no code. */
const LOST =
  /^(Connection terminated|Client has encountered a connection error|Client was closed|timeout expired|timeout exceeded when|The server does not support SSL|There was an error establishing an SSL)/

/** What an error of PostgreSQL or of its driver means; undefined for one that is neither's. Holds no values of rows. */
export function classifyPostgresql(error: unknown): StoreFailure | undefined {
  if (!isErrorLike(error)) return undefined
  const raw = error as PgError
  if (isNetworkError(raw) || LOST.test(error.message)) return { kind: 'connection' }
  const state = text(raw.code)
  if (state === undefined || !/^[0-9A-Z]{5}$/.test(state) || raw.severity === undefined) return undefined
  const kind = KINDS.find(([prefix]) => state.startsWith(prefix))?.[1] ?? 'other'
  const place = copyPlace(text(raw.where))
  const columns = columnsOf(raw, place.column)
  const constraint = text(raw.constraint)
  const row = place.row ?? failedRow(error)
  const table = text(raw.table) ?? place.table ?? missingTable(kind, error.message)
  return {
    kind,
    ...(constraint === undefined ? {} : { constraint }),
    ...(table === undefined ? {} : { table }),
    ...(columns.length === 0 ? {} : { columns }),
    ...(row === undefined ? {} : { row }),
  }
}

/** Reads `COPY users, line 90001, column age: "..."`; lines count from 1. */
function copyPlace(context: string | undefined): { table?: string; row?: number; column?: string } {
  const match = /^COPY (.+?), line (\d+)(?:, column ([^:\n]+?)(?::|$))?/m.exec(context ?? '')
  if (match === null) return {}
  const [, table = '', line = '1', column] = match
  return { table, row: Number(line) - 1, ...(column === undefined ? {} : { column }) }
}

/** Names only: the part of `Key (tenant_id, email)=(1, a@b)` before the equals sign. */
function columnsOf(error: PgError, column: string | undefined): readonly string[] {
  const named = text(error.column) ?? column
  if (named !== undefined) return [named]
  const detail = text(error.detail) ?? ''
  // Where a row with children was to go, the key named is its own, while the table named is the children's.
  if (/still referenced/.test(detail)) return []
  const key = /\(([^()]+)\)=\(/.exec(detail)?.[1]
  return key === undefined ? [] : key.split(', ').map((name) => name.replace(/^"|"$/g, '').replaceAll('""', '"'))
}

function missingTable(kind: Kind, message: string): string | undefined {
  return kind === 'missing-table' ? /"([^"]+)"/.exec(message)?.[1] : undefined
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
