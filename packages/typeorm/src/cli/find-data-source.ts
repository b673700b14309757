import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
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
const EXTENSIONS: readonly string[] = ['ts', 'mts', 'cts', 'js', 'mjs', 'cjs']

/**
 * The file that exports the project's data source, by convention.
 *
 * @returns a path relative to `cwd`.
 * @throws {SeedError} `CONFIG.NO_DATA_SOURCE` when there is none.
 */
export function findDataSource(cwd: string): string {
  const files = PLACES.flatMap((place) => EXTENSIONS.map((extension) => `${place}.${extension}`))
  const found = files.find((file) => existsSync(resolve(cwd, file)))
  if (found === undefined) throw dataSourceNotFound(PLACES.map((place) => `${place}.{ts,js,...}`))
  return found
}
