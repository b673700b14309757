import { InternalError } from '../../errors/seed-error.js'
import type { AnonymizeOptions, AnonymizeReport } from '../reports.js'
import type { AnonymizeRequest } from '../request.js'

/** Copies a database with its values replaced, or replaces them in place. */
export async function anonymizeDatabase(_: AnonymizeRequest, __: AnonymizeOptions): Promise<AnonymizeReport> {
  throw new InternalError('not built yet')
}
