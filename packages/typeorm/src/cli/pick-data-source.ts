import type { DataSourceLike } from '../client.js'
import { dataSourceFailed, noDataSourceExport, noSuchDataSource, severalDataSources } from '../errors.js'

/**
 * The data source among a module's exports: the default one or a named one, or what a CommonJS module exports; a promise
 * of one is awaited. One data source under several names is one.
 *
 * @param where - The file, for messages.
 * @throws {SeedError} `CONFIG.DATA_SOURCE`, `CONFIG.SEVERAL_DATA_SOURCES`, `CONFIG.DATA_SOURCE_FAILED`.
 */
export async function pickDataSource(loaded: unknown, where: string): Promise<DataSourceLike> {
  const found = new Map<DataSourceLike, string>()
  for (const [name, value] of candidates(loaded)) {
    const settled = await settle(value, where)
    if (isDataSource(settled) && !found.has(settled)) found.set(settled, name)
  }
  const [first] = found.keys()
  if (first === undefined) throw noDataSourceExport(where)
  if (found.size > 1) throw severalDataSources(where, [...found.values()])
  return first
}

/**
 * The data source that a module exports under this name.
 *
 * @throws {SeedError} `CONFIG.DATA_SOURCE`, `CONFIG.DATA_SOURCE_FAILED`.
 */
export async function pickNamed(loaded: unknown, name: string, where: string): Promise<DataSourceLike> {
  for (const [key, value] of candidates(loaded)) {
    const settled = key === name ? await settle(value, where) : undefined
    if (isDataSource(settled)) return settled
  }
  throw noSuchDataSource(where, name)
}

/** Recognises a TypeORM `DataSource` by its shape, whichever copy of TypeORM made it. */
export function isDataSource(value: unknown): value is DataSourceLike {
  if (typeof value !== 'object' || value === null) return false
  const { initialize, createQueryRunner, options } = value as Partial<DataSourceLike>
  return typeof initialize === 'function' && typeof createQueryRunner === 'function' && typeof options === 'object'
}

/** Exports by name. A CommonJS module that was imported has its exports once more, under `default`. */
function candidates(loaded: unknown): readonly (readonly [name: string, value: unknown])[] {
  if (isDataSource(loaded) || isPromise(loaded)) return [['module.exports', loaded]]
  if (typeof loaded !== 'object' || loaded === null) return []
  const exports = Object.entries(loaded)
  const inner = (loaded as { readonly default?: unknown }).default
  const nested = typeof inner === 'object' && inner !== null && !isDataSource(inner) && !isPromise(inner)
  return nested ? [...exports, ...Object.entries(inner)] : exports
}

async function settle(value: unknown, where: string): Promise<unknown> {
  if (!isPromise(value)) return value
  try {
    return await value
  } catch (error) {
    throw dataSourceFailed(where, error)
  }
}

function isPromise(value: unknown): value is PromiseLike<unknown> {
  return typeof (value as { then?: unknown } | null | undefined)?.then === 'function'
}
