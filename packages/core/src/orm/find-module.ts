import { existsSync } from 'node:fs'
import { resolve } from 'node:path'

/** Endings of modules that can be loaded, sources before what is built from them. */
export const MODULE_ENDINGS: readonly string[] = ['ts', 'mts', 'cts', 'js', 'mjs', 'cjs']

/**
 * The first module that is there.
 *
 * @param places - Files without their endings, the likeliest first; relative ones count from `cwd`.
 * @returns the place with its ending.
 */
export function findModule(places: readonly string[], cwd: string): string | undefined {
  return places
    .flatMap((place) => MODULE_ENDINGS.map((ending) => `${place}.${ending}`))
    .find((file) => existsSync(resolve(cwd, file)))
}
