import type { StoreFailure } from '@seed/core/adapter'
import type { Dialect } from './dialect.js'

/**
 * What an error means, wherever it comes from: MikroORM turns the driver's error into an exception of its own when one of its
 * statements fails, with the driver's members on it, and leaves it bare when the connection cannot be opened.
 */
export function classify(dialect: Dialect, error: unknown): StoreFailure | undefined {
  for (const one of [...layers(error)].reverse()) {
    const failure = dialect.classify(one)
    if (failure !== undefined) return failure
  }
  return undefined
}

/** An error, then what it wraps. */
function* layers(error: unknown): Generator<unknown, void, undefined> {
  let current = error
  for (let depth = 0; depth < 5 && typeof current === 'object' && current !== null; depth++) {
    yield current
    const { previous, cause, errors } = current as Record<string, unknown>
    current = previous ?? cause ?? (Array.isArray(errors) ? (errors as unknown[])[0] : undefined)
  }
}
