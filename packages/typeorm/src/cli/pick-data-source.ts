import { pickExport, type Wanted } from '@seed/core/adapter'
import type { DataSourceLike } from '../client.js'
import { dataSourceFailed, noDataSourceExport, severalDataSources } from '../errors.js'

/**
 * The data source among a module's exports, or the one of this name; a promise of one is awaited.
 *
 * @param where - The file, for messages.
 * @throws {SeedError} `CONFIG.DATA_SOURCE`, `CONFIG.SEVERAL_DATA_SOURCES`, `CONFIG.DATA_SOURCE_FAILED`.
 */
export function pickDataSource(loaded: unknown, where: string, name?: string): Promise<DataSourceLike> {
  return pickExport(loaded, WANTED, where, name)
}

/** Recognises a TypeORM `DataSource` by its shape, whichever copy of TypeORM made it. */
export function isDataSource(value: unknown): value is DataSourceLike {
  if (typeof value !== 'object' || value === null) return false
  const { initialize, createQueryRunner, options } = value as Partial<DataSourceLike>
  return typeof initialize === 'function' && typeof createQueryRunner === 'function' && typeof options === 'object'
}

const WANTED: Wanted<DataSourceLike> = {
  is: isDataSource,
  missing: noDataSourceExport,
  several: severalDataSources,
  failed: dataSourceFailed,
}
