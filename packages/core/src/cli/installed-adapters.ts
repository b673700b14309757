import { readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { readPackage } from '../loader/source-file.js'

/** An adapter that a project has. */
export interface InstalledAdapter {
  readonly name: string
  readonly version: string
}

/** Adapters installed in the folder's project or above: packages of `@seed` with a part for the command. Imports none. */
export function findInstalledAdapters(cwd: string): readonly InstalledAdapter[] {
  const found = new Map<string, InstalledAdapter>()
  for (let folder = cwd; ; folder = dirname(folder)) {
    for (const name of listFolder(join(folder, 'node_modules', '@seed'))) {
      const { exports, version } = readPackage(join(folder, 'node_modules', '@seed', name))
      const isAdapter = typeof exports === 'object' && exports !== null && './cli' in exports
      if (isAdapter && !found.has(name)) found.set(name, { name, version: typeof version === 'string' ? version : '' })
    }
    if (dirname(folder) === folder) break
  }
  return [...found.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1))
}

function listFolder(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
