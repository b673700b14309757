import type { StoreFailure } from '../adapter/port.js'

/** What the memory database throws, as a driver would: a text that holds values, and what it means. */
export class MemoryFailure extends Error {
  readonly failure: StoreFailure

  constructor(failure: StoreFailure, detail: string) {
    super(
      `${failure.kind} violation${failure.constraint === undefined ? '' : ` of "${failure.constraint}"`}. DETAIL: ${detail}`,
    )
    this.name = 'MemoryFailure'
    this.failure = failure
  }
}
