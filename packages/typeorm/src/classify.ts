import type { StoreFailure } from '@seed/core/adapter'
import type { Dialect } from './dialect.js'

/**
 * What an error means, wherever it comes from: TypeORM wraps the driver's error in a `QueryFailedError` when a statement of
 * its own fails, and leaves it bare when the connection cannot be opened.
 */
export function classify(dialect: Dialect, error: unknown): StoreFailure | undefined {
  // The innermost first: TypeORM copies the members of a driver's error to its own, and changes the message.
  for (const one of [...layers(error)].reverse()) {
    const failure = dialect.classify(one) ?? ownFailure(one)
    if (failure !== undefined) return failure
  }
  return undefined
}

/** An error, then what it wraps: TypeORM's `driverError`, a `cause`, the first of several (both addresses of a host). */
function* layers(error: unknown): Generator<unknown, void, undefined> {
  let current = error
  for (let depth = 0; depth < 5 && typeof current === 'object' && current !== null; depth++) {
    yield current
    const { driverError, cause, errors } = current as Record<string, unknown>
    current = driverError ?? cause ?? (Array.isArray(errors) ? (errors as unknown[])[0] : undefined)
  }
}

/** TypeORM's own errors about a connection, and those of the file system when a SQLite file cannot be made. */
function ownFailure(error: unknown): StoreFailure | undefined {
  const { name, code, syscall } = error as Record<string, unknown>
  if (name === 'ConnectionIsNotSetError' || name === 'QueryRunnerAlreadyReleasedError') return { kind: 'connection' }
  const cannotMakeFolder =
    syscall === 'mkdir' && ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST'].includes(String(code))
  return cannotMakeFolder ? { kind: 'connection' } : undefined
}
