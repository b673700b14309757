import type { KeyMode } from '../keys/key-ring.js'
import type { EntityJob } from './entity-job.js'
import type { ErrorData } from './error-data.js'
import type { DonePage, GivenPage } from './open-job.js'

/** What a thread begins with. The key stays in the process. */
export interface ThreadStart {
  readonly key: Uint8Array
  readonly mode: KeyMode
  readonly locale: string
}

/** What a thread is told: of an entity, then of pages of it. */
export type Message = { readonly job: EntityJob } | { readonly id: number; readonly page: GivenPage }

/** What a thread says of a page. */
export type Answer =
  { readonly id: number; readonly done: DonePage } | { readonly id: number; readonly error: ErrorData }
