import { findModule } from '@seed/core/adapter'
import { dataSourceNotFound } from '../errors.js'

/** Where TypeORM's guides and starters put the data source, sources before what is built from them. */
const PLACES: readonly string[] = [
  'src/data-source',
  'data-source',
  'src/app-data-source',
  'app-data-source',
  'src/database/data-source',
  'src/db/data-source',
  'dist/data-source',
  'dist/src/data-source',
  'build/data-source',
]

/**
 * The file that exports the project's data source, by convention.
 *
 * @returns a path relative to `cwd`.
 * @throws {SeedError} `CONFIG.NO_DATA_SOURCE` when there is none.
 */
export function findDataSource(cwd: string): string {
  const found = findModule(PLACES, cwd)
  if (found === undefined) throw dataSourceNotFound(PLACES.map((place) => `${place}.{ts,js,...}`))
  return found
}
