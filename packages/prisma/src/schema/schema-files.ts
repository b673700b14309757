import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { schemaNotFound } from '../errors.js'

/** One file of a schema. */
export interface SchemaFile {
  readonly name: string
  readonly text: string
}

/**
 * Reads a schema file, or all `.prisma` files of a folder and the folders in it.
 *
 * @throws {SeedError} `PRISMA.NO_SCHEMA` when there is none.
 */
export async function readSchemaFiles(path: string): Promise<readonly SchemaFile[]> {
  const names = await schemaFiles(path)
  if (names.length === 0) throw schemaNotFound([path])
  return Promise.all(names.map(async (name) => ({ name, text: await readFile(name, 'utf8') })))
}

async function schemaFiles(path: string): Promise<readonly string[]> {
  const found = await stat(path).catch(() => undefined)
  if (found === undefined) return []
  if (!found.isDirectory()) return [path]
  const entries = await readdir(path, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.prisma'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}
