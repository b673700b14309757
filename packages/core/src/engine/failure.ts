import { cellFailed } from '../errors/cell.js'
import { InternalError, isSeedError, relocate, type SeedError } from '../errors/seed-error.js'
import { unwind } from './stack.js'

/** An error from computing cells as a user should see it: with the path of the cell and how to replay it. */
export function describeFailure(error: unknown, seed: number | string, path?: string): SeedError {
  const at = unwind() ?? path
  if (error instanceof InternalError) throw error
  if (isSeedError(error))
    return error.where !== undefined || at === undefined
      ? error
      : relocate(error, `${at}, replay with ${replay(at, seed)}`)
  return cellFailed(at ?? 'an unknown cell', error, replay(at, seed))
}

/** What to type to see how one cell comes to be. */
function replay(path: string | undefined, seed: number | string): string {
  return `explain '${path ?? ''}' --seed ${seed}`
}
