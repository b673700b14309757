import { badAnonymizeOption, oneTarget } from '../../errors/anonymize.js'
import type { AnonymizeOptions, AnonymizeReport } from '../reports.js'
import { type AnonymizeRequest, MOST_THREADS } from '../request.js'
import { changeInPlace } from './change-in-place.js'
import { copyDatabase } from './copy-database.js'

/**
 * Copies a database with its values replaced, or replaces them in place.
 *
 * @throws {SeedError} `ANONYMIZE.*`, `KEY.*`, `MASK.*`, `CLASSIFY.*` before any row is read; `STORE.*` for what the target
 *   refuses, with nothing kept; `RUN.INTERRUPTED`.
 */
export async function anonymizeDatabase(
  request: AnonymizeRequest,
  options: AnonymizeOptions,
): Promise<AnonymizeReport> {
  const { to, inPlace = false, chunked = false, pageRows = 1, threads = 0 } = options
  if ((to === undefined) !== inPlace) throw oneTarget()
  if (inPlace && chunked) throw badAnonymizeOption('chunked', 'left out, for changes in place cannot be continued')
  if (!Number.isSafeInteger(pageRows) || pageRows < 1) throw badAnonymizeOption('pageRows', 'a whole number from 1')
  if (!Number.isSafeInteger(threads) || threads < 0 || threads > MOST_THREADS)
    throw badAnonymizeOption('threads', `a whole number from 0 to ${MOST_THREADS}`)
  return to === undefined ? changeInPlace(request, options) : copyDatabase(request, { ...options, to })
}
