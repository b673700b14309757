import type { StoreFailure } from '@seed/core/adapter'
import { isErrorLike } from '../shared/error-like.js'
import { failedRow } from '../shared/failed-row.js'
import { isNetworkError } from '../shared/network.js'

/** What is read of an error of mysql2 or of the package mariadb. */
interface MysqlError {
  readonly code?: unknown
  readonly errno?: unknown
  readonly sqlState?: unknown
  readonly sqlMessage?: unknown
  readonly message: string
}

type Kind = StoreFailure['kind']
type Names = Pick<StoreFailure, 'constraint' | 'table' | 'columns'>

/** Numbers of errors (MySQL manual, "Server Error Message Reference"; MariaDB, "Error Codes"). */
const KINDS: Readonly<Record<Kind, readonly number[]>> = {
  unique: [1022, 1062, 1169, 1586],
  'foreign-key': [1216, 1217, 1451, 1452, 1761, 1762],
  'not-null': [1048, 1263, 1364],
  check: [3819, 4025],
  value: [1118, 1153, 1264, 1265, 1292, 1366, 1367, 1406, 1411, 1690, 3140, 3141, 3156, 3903],
  'missing-table': [1051, 1109, 1146],
  timeout: [1205, 1213, 1317, 1969, 3024, 3058],
  connection: [
    1040, 1042, 1043, 1044, 1045, 1049, 1053, 1077, 1079, 1080, 1129, 1130, 1152, 1158, 1159, 1160, 1161, 1184, 1203,
    1226, 1251, 1698, 1927, 2002, 2003, 2005, 2006, 2013, 4031,
  ],
  other: [],
}

/** Words of the drivers themselves about a connection that is gone or was never made. */
const LOST =
  /connection (?:is in closed state|lost|closed|timed? ?out)|closed the connection|socket has unexpectedly been closed|ETIMEDOUT/i

/** What an error of MariaDB, of MySQL or of a driver means; undefined for one that is neither's. Holds no values of rows. */
export function classifyMysql(error: unknown): StoreFailure | undefined {
  if (!isErrorLike(error)) return undefined
  const raw = error as MysqlError
  if (isNetworkError(raw) || isLost(raw)) return { kind: 'connection' }
  if (!isOfServer(raw)) return undefined
  // Names are in the session's own quotes.
  const message = (typeof raw.sqlMessage === 'string' ? raw.sqlMessage : raw.message).replaceAll('"', '`')
  const kind = kindOf(raw.errno)
  const row = failedRow(error)
  return { kind, ...namesOf(kind, message), ...(row === undefined ? {} : { row }) }
}

function isOfServer(error: MysqlError): error is MysqlError & { readonly errno: number } {
  return typeof error.errno === 'number' && error.errno >= 1000 && typeof error.sqlState === 'string'
}

/** Numbers from 45,000 are the package mariadb's own; `PROTOCOL_...` are codes of mysql2. */
function isLost({ code, errno, sqlState, message }: MysqlError): boolean {
  if (typeof sqlState === 'string' && sqlState.startsWith('08')) return true
  if (typeof code === 'string' && /^PROTOCOL_(CONNECTION_LOST|ENQUEUE_AFTER|PACKETS_OUT|SEQUENCE_TIMEOUT)/.test(code))
    return true
  const isOfDriver = (typeof errno === 'number' && errno >= 45_000) || errno === undefined
  return isOfDriver && LOST.test(message.split('\n')[0] ?? '')
}

function kindOf(errno: number): Kind {
  const found = Object.entries(KINDS).find(([, numbers]) => numbers.includes(errno))
  return (found?.[0] ?? 'other') as Kind
}

function namesOf(kind: Kind, message: string): Names {
  switch (kind) {
    case 'unique':
      return uniqueNames(message)
    case 'foreign-key':
      return foreignKeyNames(message)
    case 'check':
      return checkNames(message)
    case 'missing-table':
      return named({ table: /'(?:[^'.]*\.)?([^']+)'/.exec(message)?.[1] })
    case 'not-null':
      return named({ column: /^(?:Column|Field) '([^']+)'/.exec(message)?.[1] })
    case 'value':
      return named(columnOfValue(message))
    default:
      return {}
  }
}

/** `Duplicate entry '...' for key 'users_email'`; MySQL puts the table before it: `'users.users_email'`. */
function uniqueNames(message: string): Names {
  const key = /for key '([^']*)'$/.exec(message)?.[1]
  const at = key?.indexOf('.') ?? -1
  return at === -1 || key === undefined
    ? named({ constraint: key })
    : named({ table: key.slice(0, at), constraint: key.slice(at + 1) })
}

/** The part in parentheses at the end: "(`db`.`t`, CONSTRAINT `c` FOREIGN KEY (`a`, `b`) REFERENCES ...)". */
function foreignKeyNames(message: string): Names {
  const match = /\(`(?:[^`]*`\.`)?([^`]+)`, CONSTRAINT `([^`]+)` FOREIGN KEY \(([^)]*)\)/.exec(message)
  if (match === null) return {}
  const [, table = '', constraint = '', list = ''] = match
  // Where a row with children was to go, the key named is the children's, while the fault is the parent's.
  if (!/child row/.test(message)) return { constraint, table }
  return { constraint, table, columns: list.split(', ').map((name) => name.replace(/^`|`$/g, '')) }
}

/** MariaDB: "CONSTRAINT `adult` failed for `db`.`t`"; MySQL: "Check constraint 'adult' is violated." */
function checkNames(message: string): Names {
  const mariadb = /^CONSTRAINT `(?:[^`]*`?\.`?)?([^`]+)` failed for `[^`]*`\.`([^`]+)`/.exec(message)
  if (mariadb !== null) return named({ constraint: mariadb[1], table: mariadb[2] })
  return named({ constraint: /^Check constraint '([^']+)'/.exec(message)?.[1] })
}

/** "... for column 'name' at row 3"; with a value before it: "... for column `db`.`t`.`name` at row 3". */
function columnOfValue(message: string): { readonly table?: string | undefined; readonly column?: string | undefined } {
  const full = /for column `[^`]*`\.`([^`]+)`\.`([^`]+)` at row \d+$/.exec(message)
  if (full !== null) return { table: full[1], column: full[2] }
  return { column: /for column '([^']+)' at row \d+$/.exec(message)?.[1] }
}

function named(names: {
  readonly constraint?: string | undefined
  readonly table?: string | undefined
  readonly column?: string | undefined
}): Names {
  return {
    ...(names.constraint === undefined ? {} : { constraint: names.constraint }),
    ...(names.table === undefined ? {} : { table: names.table }),
    ...(names.column === undefined ? {} : { columns: [names.column] }),
  }
}
