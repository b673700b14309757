import { dirname, join, resolve } from 'node:path'
import { configAmbiguous, configNotFound } from '../errors/config.js'
import { MODULE_ENDINGS } from '../orm/find-module.js'
import { isFile } from './source-file.js'

/**
 * The project's config file: the one named, else `seed.config.*` in `cwd` or the nearest folder above it, no higher than
 * the folder of package.json.
 *
 * @returns its absolute path; undefined when none was named and there is none.
 * @throws {SeedError} `CONFIG.NOT_FOUND` when the named one is missing, `CONFIG.AMBIGUOUS` when a folder has several.
 */
export function findConfig(cwd: string, named?: string): string | undefined {
  if (named === undefined) return searchUpward(cwd)
  const path = resolve(cwd, named)
  if (!isFile(path)) throw configNotFound(path)
  return path
}

function searchUpward(folder: string): string | undefined {
  const found = MODULE_ENDINGS.map((ending) => join(folder, `seed.config.${ending}`)).filter(isFile)
  if (found.length > 1) throw configAmbiguous(found)
  if (found[0] !== undefined) return found[0]
  const parent = dirname(folder)
  return parent === folder || isFile(join(folder, 'package.json')) ? undefined : searchUpward(parent)
}
