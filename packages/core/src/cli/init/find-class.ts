import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const SOURCE = /(?<!\.d|\.test|\.spec)\.[cm]?[jt]s$/
/** Folders of what is built, installed or tested. */
const SKIPPED = new Set(['node_modules', 'dist', 'build', 'out', 'coverage', 'test', 'tests', 'generated'])
/** A project with more files is left alone: its entities are named, not imported. */
const MOST_FILES = 5000

/**
 * The one file of the project that exports a class of this name, by its text; nothing is loaded.
 *
 * @returns a path relative to `root` with `/`; undefined when no file does, or several do.
 */
export function findClass(root: string, name: string): string | undefined {
  const pattern = new RegExp(`^\\s*export\\s+(abstract\\s+)?class\\s+${name.replace(/\W/g, '')}\\b`, 'm')
  const found: string[] = []
  let seen = 0
  for (const file of sourcesOf(root, '')) {
    if (++seen > MOST_FILES) return undefined
    if (pattern.test(readFileSync(join(root, file), 'utf8'))) found.push(file)
  }
  return found.length === 1 ? found[0] : undefined
}

function* sourcesOf(root: string, folder: string): Generator<string> {
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    if (entry.name.startsWith('.') || SKIPPED.has(entry.name)) continue
    if (entry.isDirectory()) yield* sourcesOf(root, path)
    else if (entry.isFile() && SOURCE.test(entry.name)) yield path
  }
}
