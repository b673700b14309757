import type { StoreFailure } from '@seed/core/adapter'
import { classifyLayers } from '@seed/sql'
import type { Dialect } from './dialect.js'

/**
 * What an error means, wherever it comes from: TypeORM wraps the driver's error in a `QueryFailedError` when a statement of
 * its own fails, and leaves it bare when the connection cannot be opened.
 */
export function classify(dialect: Dialect, error: unknown): StoreFailure | undefined {
  return classifyLayers(error, (layer) => dialect.classify(layer) ?? ownFailure(layer))
}

/** TypeORM's own errors about a connection, and those of the file system when a SQLite file cannot be made. */
function ownFailure(error: unknown): StoreFailure | undefined {
  const { name, code, syscall } = error as Record<string, unknown>
  if (name === 'ConnectionIsNotSetError' || name === 'QueryRunnerAlreadyReleasedError') return { kind: 'connection' }
  const cannotMakeFolder =
    syscall === 'mkdir' && ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST'].includes(String(code))
  return cannotMakeFolder ? { kind: 'connection' } : undefined
}
