import { InternalError } from '../../errors/seed-error.js'
import type { ClassifyOptions, ClassifyReport } from '../reports.js'
import type { AnonymizeRequest } from '../request.js'

/** Proposes what every field is. */
export async function classifyFields(_: AnonymizeRequest, __: ClassifyOptions): Promise<ClassifyReport> {
  throw new InternalError('not built yet')
}
