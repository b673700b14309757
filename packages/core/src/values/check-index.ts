import { InternalError } from '../errors/seed-error.js'
import { exhausted } from '../errors/unique.js'

/**
 * The index itself, checked to be a place among so many unique values.
 *
 * @param what - Names the domain in the error: `the pattern "ORD-####"`.
 * @throws {SeedError} `UNIQUE.EXHAUSTED` beyond the size.
 */
export function checkIndex(index: number, size: number, what: string): number {
  if (index < 0 || !Number.isSafeInteger(index)) throw new InternalError(`no place ${index} among unique values`)
  if (index >= size) throw exhausted(what, size)
  return index
}
