import { InternalError } from '../../errors/seed-error.js'
import type { LeakOptions, LeakReport } from '../reports.js'
import type { AnonymizeRequest } from '../request.js'

/** Searches the target for values of the source. */
export async function scanDatabases(_: AnonymizeRequest, __: LeakOptions): Promise<LeakReport> {
  throw new InternalError('not built yet')
}
