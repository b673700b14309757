import { throwIfAborted } from '../../errors/run.js'
import { writableEntities, writableFields } from '../../schema/lookup.js'
import type { CheckOptions, CheckReport } from '../reports.js'
import type { AnonymizeRequest } from '../request.js'
import { locateClassification, readClassification } from './file/classification-file.js'
import { requireClassified } from './require-classified.js'

/**
 * Compares the classification file with the ORM's metadata and the rules. Reaches no database, so that it can run wherever
 * the code is tested.
 *
 * @throws {SeedError} `CLASSIFY.*` for a file that cannot be read.
 */
export async function checkClassification(request: AnonymizeRequest, options: CheckOptions): Promise<CheckReport> {
  const { file, path } = locateClassification(request)
  const [schema, classification] = await Promise.all([request.adapter.describe(), readClassification(path)])
  throwIfAborted(options.signal)
  const fields = writableEntities(schema).reduce((sum, entity) => sum + writableFields(entity).length, 0)
  return { file, fields, findings: requireClassified(schema, classification, request.anonymizer) }
}
