import type { Adapter } from '../adapter/port.js'
import type { Anonymizer } from './rules.js'

/** Threads that a copy may be told to use. */
export const MOST_THREADS = 64

/** What every verb about a database's people works with. */
export interface AnonymizeRequest {
  /** The source. */
  readonly adapter: Adapter
  /** Undefined where the configuration has no `anonymize` section. */
  readonly anonymizer: Anonymizer | undefined
  /** Databases that destructive verbs may touch without asking. */
  readonly allow: readonly string[]
  /** Folder that relative file names count from. */
  readonly cwd: string
}
