import { findPackageJSON } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { isSeedError, type OpenRequest } from '@seed/core/adapter'
import type { OrmLike } from '../client.js'
import { noDriver, ormConfigFailed, ormPackageMissing } from '../errors.js'
import { connectOptions } from './connect-options.js'
import type { OrmOptions } from './pick-config.js'

interface OrmClass {
  init(options: OrmOptions): Promise<OrmLike>
}

/**
 * Makes an instance of the project's own MikroORM, connected as the command line wants. It logs nothing: statements would mix
 * with our own lines, and with the JSON of --json.
 *
 * @param where - The file of the options, for messages.
 * @throws {SeedError} `CONFIG.MIKRO_ORM_DRIVER`, `CONFIG.MIKRO_ORM_FAILED`.
 */
export async function makeOrm(options: OrmOptions, given: OpenRequest, where: string): Promise<OrmLike> {
  const connected = await connectOptions(options, given.connection, given.cwd, (name, driver) =>
    loadDriver(given, name, driver),
  )
  const driver = connected['driver'] as { prototype?: { getORMClass?: () => OrmClass } } | undefined
  const Orm = driver?.prototype?.getORMClass?.()
  if (Orm === undefined) throw noDriver(where)
  try {
    // As MikroORM's own command: sources are preferred, and code outside of a request may use the global entity manager.
    return await Orm.init({ preferTs: true, ...connected, allowGlobalContext: true, debug: false })
  } catch (error) {
    throw isSeedError(error) ? error : ormConfigFailed(where, error)
  }
}

/** The driver class of a package of the project's. */
async function loadDriver({ cwd, load }: OpenRequest, name: string, driver: string): Promise<unknown> {
  const loaded = (await load(join(folderOf(name, cwd), 'index.js'))) as Record<string, unknown>
  return loaded[driver]
}

function folderOf(name: string, cwd: string): string {
  try {
    const manifest = findPackageJSON(name, pathToFileURL(join(cwd, 'package.json')))
    if (manifest !== undefined) return dirname(manifest)
  } catch {
    // Node throws where there is none.
  }
  throw ormPackageMissing(name)
}
