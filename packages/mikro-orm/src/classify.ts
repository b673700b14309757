import type { StoreFailure } from '@seed/core/adapter'
import { classifyLayers } from '@seed/sql'
import type { Dialect } from './dialect.js'

/**
 * What an error means, wherever it comes from: MikroORM turns the driver's error into an exception of its own when one of its
 * statements fails, and leaves it bare when the connection cannot be opened.
 */
export function classify(dialect: Dialect, error: unknown): StoreFailure | undefined {
  return classifyLayers(error, dialect.classify)
}
