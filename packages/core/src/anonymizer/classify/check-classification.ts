import { InternalError } from '../../errors/seed-error.js'
import type { CheckOptions, CheckReport } from '../reports.js'
import type { AnonymizeRequest } from '../request.js'

/** Compares the classification file with the ORM's metadata and the rules. */
export async function checkClassification(_: AnonymizeRequest, __: CheckOptions): Promise<CheckReport> {
  throw new InternalError('not built yet')
}
