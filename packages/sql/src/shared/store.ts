import type { Store } from '@seed/core/adapter'

/** A store without the ORM's client, which the adapter adds, with `insert(..., 'orm')`. */
export type SqlStore = Omit<Store, 'client'>

/** Rows per page when a selection does not say. */
export const PAGE_ROWS = 1_000
