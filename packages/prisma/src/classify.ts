import type { StoreFailure } from '@seed/core/adapter'
import { classifyLayers } from '@seed/sql'
import type { Dialect } from './dialect.js'

type Kind = StoreFailure['kind']

/** What a driver adapter makes of its driver's error: kinds of Prisma's, with what is left of the original. */
interface MappedError {
  readonly kind: string
  readonly originalCode?: unknown
  readonly originalMessage?: unknown
  readonly code?: unknown
  readonly message?: unknown
  readonly table?: unknown
  readonly column?: unknown
  readonly constraint?: { readonly fields?: readonly string[]; readonly index?: string }
}

/**
 * What an error means, wherever it comes from: the driver's own where rows are written past Prisma, else what Prisma's
 * driver adapter made of it, else Prisma's. Every error of Prisma's client is one of the database's here, for its message
 * shows the rows that were to be written.
 */
export function classify(dialect: Dialect, error: unknown): StoreFailure | undefined {
  const mapped = mappedError(error)
  if (mapped !== undefined) return ofMapped(dialect, mapped)
  return classifyLayers(error, dialect.classify) ?? ofPrisma(error)
}

/** The innermost error that a driver adapter mapped, bare or in an error of Prisma's client. */
function mappedError(error: unknown): MappedError | undefined {
  let current = error
  for (let depth = 0; depth < 5 && typeof current === 'object' && current !== null; depth++) {
    const { name, cause, meta } = current as {
      readonly name?: unknown
      readonly cause?: unknown
      readonly meta?: { readonly driverAdapterError?: unknown }
    }
    if (name === 'DriverAdapterError' && typeof (cause as MappedError | null)?.kind === 'string') {
      return cause as MappedError
    }
    current = meta?.driverAdapterError ?? cause
  }
  return undefined
}

function ofMapped(dialect: Dialect, mapped: MappedError): StoreFailure {
  const native = dialect.classify(nativeLike(mapped))
  const { index, fields } = mapped.constraint ?? {}
  const kind = native === undefined || native.kind === 'other' ? kindOf(mapped) : native.kind
  return {
    ...native,
    kind,
    ...(index === undefined ? {} : { constraint: index }),
    ...(typeof mapped.table === 'string' ? { table: mapped.table } : {}),
    ...(fields === undefined ? columnOf(mapped) : { columns: fields }),
  }
}

/** As much of the driver's error as there is, in the shape that the driver gave it. */
function nativeLike({ originalCode, originalMessage, code, message }: MappedError): object {
  const [given, text] = [originalCode ?? code, originalMessage ?? message]
  const told = typeof text === 'string' ? text : ''
  return { code: given, errno: Number(given), severity: 'ERROR', message: told, sqlMessage: told }
}

const KINDS: Readonly<Record<string, Kind>> = {
  UniqueConstraintViolation: 'unique',
  ForeignKeyConstraintViolation: 'foreign-key',
  RestrictViolation: 'foreign-key',
  NullConstraintViolation: 'not-null',
  LengthMismatch: 'value',
  ValueOutOfRange: 'value',
  InvalidInputValue: 'value',
  TableDoesNotExist: 'missing-table',
  DatabaseNotReachable: 'connection',
  DatabaseDoesNotExist: 'connection',
  DatabaseAccessDenied: 'connection',
  AuthenticationFailed: 'connection',
  ConnectionClosed: 'connection',
  TlsConnectionError: 'connection',
  TooManyConnections: 'connection',
  SocketTimeout: 'timeout',
  TransactionWriteConflict: 'timeout',
}

function kindOf({ kind }: MappedError): Kind {
  return KINDS[kind] ?? 'other'
}

function columnOf({ column }: MappedError): Pick<StoreFailure, 'columns'> {
  return typeof column === 'string' ? { columns: [column] } : {}
}

/** Codes of Prisma's client (https://pris.ly/errors). */
const CODES: Readonly<Record<string, Kind>> = {
  P1000: 'connection',
  P1001: 'connection',
  P1002: 'connection',
  P1003: 'connection',
  P1008: 'timeout',
  P1010: 'connection',
  P1011: 'connection',
  P1017: 'connection',
  P2000: 'value',
  P2002: 'unique',
  P2003: 'foreign-key',
  P2011: 'not-null',
  P2020: 'value',
  P2021: 'missing-table',
  P2024: 'timeout',
  P2028: 'timeout',
  P2034: 'timeout',
  P2037: 'connection',
}

function ofPrisma(error: unknown): StoreFailure | undefined {
  const { name, code, errorCode } = (error ?? {}) as Readonly<Record<string, unknown>>
  if (typeof name !== 'string' || !name.startsWith('PrismaClient')) return undefined
  if (name === 'PrismaClientInitializationError') return { kind: 'connection' }
  if (name === 'PrismaClientValidationError') return { kind: 'value' }
  return { kind: CODES[String(code ?? errorCode)] ?? 'other' }
}
