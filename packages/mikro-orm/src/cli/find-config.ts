import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { ormConfigNotFound } from '../errors.js'

/**
 * The file that exports the project's options of MikroORM, found as MikroORM's own command does: `MIKRO_ORM_CLI_CONFIG`,
 * `mikro-orm.configPaths` of package.json, then the usual places, sources before what is built from them.
 *
 * @returns a path; a relative one counts from `cwd`.
 * @throws {SeedError} `CONFIG.NO_MIKRO_ORM` when there is none.
 */
export function findOrmConfig(cwd: string, environment: NodeJS.ProcessEnv = process.env): string {
  const named = environment['MIKRO_ORM_CLI_CONFIG']
  const places = [...(named === undefined || named === '' ? [] : [named]), ...configPaths(cwd), ...usualPlaces(cwd)]
  const found = places.find((file) => existsSync(resolve(cwd, file)))
  if (found === undefined) throw ormConfigNotFound(places)
  return found
}

/** Like MikroORM: what is built is looked for in one folder. */
function usualPlaces(cwd: string): readonly string[] {
  const built = ['dist', 'build'].find((folder) => existsSync(join(cwd, folder))) ?? 'src'
  return ['src/mikro-orm.config.ts', 'mikro-orm.config.ts', `${built}/mikro-orm.config.js`, 'mikro-orm.config.js']
}

/** `"mikro-orm": { "configPaths": [...] }` of the nearest package.json; the paths count from the working folder. */
function configPaths(cwd: string): readonly string[] {
  for (let folder = cwd; ; folder = dirname(folder)) {
    const file = join(folder, 'package.json')
    if (existsSync(file)) return pathsIn(readFileSync(file, 'utf8'))
    if (folder === dirname(folder)) return []
  }
}

function pathsIn(manifest: string): readonly string[] {
  try {
    const settings = (JSON.parse(manifest) as Record<string, { configPaths?: unknown } | undefined>)['mikro-orm']
    const paths: unknown = settings?.configPaths
    return Array.isArray(paths) ? paths.filter((path) => typeof path === 'string') : []
  } catch {
    return []
  }
}
