import type { StoreFailure } from '@seed/core/adapter'
import { failedRow } from './failed-row.js'

const DEEPEST = 8

/**
 * What an error means, wherever ORMs put the driver's: the innermost layer is asked first, for an ORM copies members of the
 * driver's error to its own and changes the message. The place of the row at fault is taken from whichever layer has it.
 *
 * @param classify - Of the database; an adapter adds its ORM's own errors.
 */
export function classifyLayers(
  error: unknown,
  classify: (layer: unknown) => StoreFailure | undefined,
): StoreFailure | undefined {
  const layers = [...layersOf(error)]
  for (const layer of layers.toReversed()) {
    const failure = classify(layer)
    if (failure === undefined) continue
    const row = failure.row ?? layers.map(failedRow).find((place) => place !== undefined)
    return row === undefined ? failure : { ...failure, row }
  }
  return undefined
}

/** An error, then what it wraps: a driver's error, a `cause`, the first of several (both addresses of a host). */
function* layersOf(error: unknown): Generator<object, void, undefined> {
  let current = error
  for (let depth = 0; depth < DEEPEST && typeof current === 'object' && current !== null; depth++) {
    yield current
    const { driverError, original, parent, cause, errors } = current as Record<string, unknown>
    current =
      driverError ?? original ?? parent ?? cause ?? (Array.isArray(errors) ? (errors as unknown[])[0] : undefined)
  }
}
