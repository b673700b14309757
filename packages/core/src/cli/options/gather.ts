import { isSeedError, type SeedError } from '../../errors/seed-error.js'
import type { RawOptions } from './read-options.js'

/** Reads typed options one by one and keeps what is wrong with them, so that all is told at once. */
export interface Gathering {
  readonly problems: SeedError[]
  /** What reading gives; undefined, and one problem more, where it fails. */
  readonly attempt: <T>(read: () => T) => T | undefined
  /** An option's text; undefined where it was not given. */
  readonly text: (name: string) => string | undefined
}

/** Begins to read options as they were typed. */
export function gatherFrom(raw: RawOptions): Gathering {
  const problems: SeedError[] = []
  return {
    problems,
    attempt: (read) => {
      try {
        return read()
      } catch (error) {
        if (!isSeedError(error)) throw error
        problems.push(error)
        return undefined
      }
    },
    text: (name) => (typeof raw[name] === 'string' ? raw[name] : undefined),
  }
}
