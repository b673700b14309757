import type { StoreFailure } from '@seed/core/adapter'
import type { Dialect } from './dialect.js'
import { failedPlace } from './store/failed-place.js'

/**
 * What an error means, wherever it comes from: Sequelize wraps the driver's error as `parent` and `original`, and knows
 * failures of its pool by itself. A row that its validators refuse is a value that does not fit.
 */
export function classify(dialect: Dialect, error: unknown): StoreFailure | undefined {
  const failure = dialect.classify(error) ?? ownFailure(error)
  const row = failedPlace(error)
  if (row === undefined) return failure
  return failure === undefined ? undefined : { ...failure, row }
}

/** What Sequelize says about connections by itself. */
function ownFailure(error: unknown): StoreFailure | undefined {
  const { name, message } = (error ?? {}) as { readonly name?: unknown; readonly message?: unknown }
  if (name === 'SequelizeValidationError' || name === 'AggregateError') return { kind: 'value' }
  if (name === 'SequelizeConnectionAcquireTimeoutError') return { kind: 'timeout' }
  const isConnection = typeof name === 'string' && CONNECTION.test(name)
  return isConnection || (typeof message === 'string' && CLOSED.test(message)) ? { kind: 'connection' } : undefined
}

const CONNECTION = /^Sequelize(Connection|AccessDenied|Host|InvalidConnection)\w*Error$/
const CLOSED = /getConnection was called after the connection manager was closed/
