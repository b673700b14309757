import type { StoreFailure, Target } from '../adapter/port.js'
import { targetAddress } from '../guard/describe-target.js'
import type { Entity } from '../schema/schema.js'
import { type ErrorText, SeedError } from './seed-error.js'

/**
 * What a database refused, in the ORM's names. Driver messages carry values of rows, so nothing of theirs is repeated; the
 * driver's error is the `cause`.
 *
 * @param entity - Entity whose table failed, where that is known.
 */
export function storeFailure(failure: StoreFailure, entity: Entity | undefined, cause: unknown): SeedError {
  const subject = nameSubject(failure, entity)
  const where = namePlace(failure, entity)
  const constraint = failure.constraint === undefined ? '' : ` (constraint "${failure.constraint}")`
  const text = (why: string, fix: string): ErrorText => ({ why, fix, ...(where === undefined ? {} : { where }) })
  switch (failure.kind) {
    case 'unique':
      return new SeedError(
        'STORE.UNIQUE',
        `${subject} would occur twice${constraint}`,
        text(
          'A row with this value is there already, or two rows of this run hold the same.',
          'Give the field a `unique(...)` cell, or run `clean` or `--reset` if the rows are of an earlier run.',
        ),
        { cause },
      )
    case 'foreign-key':
      return new SeedError(
        'STORE.FOREIGN_KEY',
        `${subject} points to a row that is not there, or would lose the row it points to${constraint}`,
        text(
          'The database checks this relation and refused the statement.',
          'Write the target first, or delete the rows that point to it first.',
        ),
        { cause },
      )
    case 'not-null':
      return new SeedError(
        'STORE.NOT_NULL',
        `${subject} must have a value${constraint}`,
        text('The column is NOT NULL and the row has none for it.', 'Give the field a value or a cell in the factory.'),
        { cause },
      )
    case 'check':
      return new SeedError(
        'STORE.CHECK',
        `${subject} breaks a check${constraint}`,
        text(
          'The database checks every row against this condition.',
          'Give the fields it reads values that fulfil it.',
        ),
        { cause },
      )
    case 'value':
      return new SeedError(
        'STORE.VALUE',
        `${subject} was given a value its column cannot hold`,
        text(
          'The value is too long, out of range or of another type than the column.',
          'Change the cell that makes it.',
        ),
        { cause },
      )
    case 'missing-table':
      return new SeedError(
        'STORE.MISSING_TABLE',
        `${failure.table === undefined ? subject : `table "${failure.table}"`} is not in the database`,
        text('The metadata names a table or column that the database does not have.', 'Run your migrations first.'),
        { cause },
      )
    case 'connection':
      return new SeedError(
        'STORE.CONNECTION',
        'the connection to the database was lost',
        text(
          'It was open and then broke. Nothing of this transaction was kept.',
          'Look at the server, then run again.',
        ),
        { cause },
      )
    case 'timeout':
      return new SeedError(
        'STORE.TIMEOUT',
        `the database gave up waiting${entity === undefined ? '' : ` at ${entity.name}`}`,
        text('A lock was held by someone else, or a time limit was reached.', 'End the other work, then run again.'),
        { cause },
      )
    case 'other':
      return new SeedError(
        'STORE.FAILED',
        `the database refused ${entity === undefined ? 'a statement' : `a statement about ${entity.name}`}${constraint}`,
        text(
          'It is none of the failures we can name. The driver said more: see the cause of this error.',
          'Look at the cause; its text is not repeated here, for it may hold values of rows.',
        ),
        { cause },
      )
  }
}

/** Nobody answered, or the server did not let us in: names host, port and database only. */
export function unreachable(target: Target | undefined, cause: unknown): SeedError {
  return new SeedError(
    'STORE.UNREACHABLE',
    `cannot reach the database${target === undefined ? '' : ` ${targetAddress(target)}`}`,
    { why: explain(cause), fix: 'Start the database, or correct host, port, name and login in your configuration.' },
    { cause },
  )
}

/** What well-known codes mean. Only codes are read, never messages. */
const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'Nothing listens at this address (ECONNREFUSED).',
  ENOTFOUND: 'The host name is not known (ENOTFOUND).',
  EAI_AGAIN: 'The host name could not be looked up (EAI_AGAIN).',
  ETIMEDOUT: 'There was no answer in time (ETIMEDOUT).',
  ECONNRESET: 'The server hung up (ECONNRESET).',
  EHOSTUNREACH: 'There is no way to this host (EHOSTUNREACH).',
  EACCES: 'This process may not open it (EACCES).',
  ENOENT: 'There is no such file or socket (ENOENT).',
  '28P01': 'The server refused the user or password (28P01).',
  '28000': 'The server refused the user (28000).',
  '3D000': 'The server has no database of this name (3D000).',
  '53300': 'The server has too many connections (53300).',
  '57P03': 'The server is starting up or shutting down (57P03).',
  ER_ACCESS_DENIED_ERROR: 'The server refused the user or password (ER_ACCESS_DENIED_ERROR).',
  ER_DBACCESS_DENIED_ERROR: 'The user may not use this database (ER_DBACCESS_DENIED_ERROR).',
  ER_BAD_DB_ERROR: 'The server has no database of this name (ER_BAD_DB_ERROR).',
  ER_CON_COUNT_ERROR: 'The server has too many connections (ER_CON_COUNT_ERROR).',
  SQLITE_CANTOPEN: 'The file cannot be opened (SQLITE_CANTOPEN).',
  SQLITE_NOTADB: 'The file is not a database (SQLITE_NOTADB).',
  CERT_HAS_EXPIRED: "The server's certificate has expired (CERT_HAS_EXPIRED).",
  DEPTH_ZERO_SELF_SIGNED_CERT: "The server's certificate is its own, and not trusted (DEPTH_ZERO_SELF_SIGNED_CERT).",
  ERR_TLS_CERT_ALTNAME_INVALID: "The server's certificate is for another name (ERR_TLS_CERT_ALTNAME_INVALID).",
  SELF_SIGNED_CERT_IN_CHAIN: "The server's certificate is not trusted (SELF_SIGNED_CERT_IN_CHAIN).",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "The server's certificate is not trusted (UNABLE_TO_VERIFY_LEAF_SIGNATURE).",
}

function explain(cause: unknown): string {
  const code = codes(cause).find((one) => one in REASONS)
  return (code === undefined ? undefined : REASONS[code]) ?? 'The connection could not be opened.'
}

/** Codes of an error, of those it gathers and of those it wraps, outermost first. */
function codes(error: unknown, depth = 0): readonly string[] {
  if (typeof error !== 'object' || error === null || depth > 4) return []
  const { code, errors, cause, driverError, original, parent } = error as Record<string, unknown>
  const inner = [...(Array.isArray(errors) ? (errors as unknown[]) : []), cause, driverError, original, parent]
  return [...(typeof code === 'string' ? [code] : []), ...inner.flatMap((one) => codes(one, depth + 1))]
}

function nameSubject(failure: StoreFailure, entity: Entity | undefined): string {
  const owner = entity?.name ?? failure.table ?? 'a row'
  const names = entity === undefined ? (failure.columns ?? []) : nameFields(failure, entity)
  if (names.length === 0) return owner
  return names.length === 1 ? `${owner}.${names[0]}` : `${owner} (${names.join(', ')})`
}

/** Fields of a failure by the ORM's names: a foreign key goes by its relation. */
function nameFields(failure: StoreFailure, entity: Entity): readonly string[] {
  const byConstraint = entity.uniques.find((set) => set.name !== undefined && set.name === failure.constraint)
  const fields =
    failure.columns?.map((column) => entity.fields.find((field) => field.column === column)?.name ?? column) ??
    byConstraint?.fields ??
    keyFields(failure, entity) ??
    checkedFields(failure, entity)
  const same = (others: readonly string[]): boolean =>
    others.length === fields.length && others.every((name) => fields.includes(name))
  const relation =
    failure.kind === 'foreign-key' && fields.length > 0
      ? entity.relations.find((one) => (one.arity === '1' || one.arity === '0-1') && same(one.fields))
      : undefined
  return relation === undefined ? fields : [relation.name]
}

/** What MariaDB and MySQL call the key of every table. */
function keyFields({ kind, constraint }: StoreFailure, entity: Entity): readonly string[] | undefined {
  return kind === 'unique' && constraint === 'PRIMARY' ? entity.key : undefined
}

/** Fields that the check which was broken reads: those whose columns its text names. */
function checkedFields(failure: StoreFailure, entity: Entity): readonly string[] {
  const check = entity.checks.find(({ name }) => failure.kind === 'check' && name === failure.constraint)
  if (check === undefined) return []
  // Texts in quotes are values; a column stands in double quotes or alone.
  const words = new Set(check.expression.replaceAll(/'(?:[^']|'')*'/g, '').match(/[\p{L}_][\p{L}\p{N}_$]*/gu))
  return entity.fields.filter(({ column }) => words.has(column)).map(({ name }) => name)
}

function namePlace(failure: StoreFailure, entity: Entity | undefined): string | undefined {
  if (failure.row === undefined) return undefined
  return `row ${failure.row}${entity === undefined ? '' : ` of ${entity.name}`}, counted from 0`
}
