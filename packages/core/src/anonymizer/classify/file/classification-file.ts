import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { classificationFile } from '../../../errors/classify.js'
import type { Classification } from '../../reports.js'
import type { AnonymizeRequest } from '../../request.js'
import { parseClassification } from './parse-classification.js'

const DEFAULT_FILE = 'seed.classification.json'

/** Where the classification of a request lies: its name as written, and the full path. */
export function locateClassification({ anonymizer, cwd }: Pick<AnonymizeRequest, 'anonymizer' | 'cwd'>): {
  readonly file: string
  readonly path: string
} {
  const file = anonymizer?.classification ?? DEFAULT_FILE
  return { file, path: resolve(cwd, file) }
}

/**
 * Reads a classification file.
 *
 * @returns undefined where there is no such file: then nothing is classified.
 * @throws {SeedError} `CLASSIFY.FILE`, `CLASSIFY.SYNTAX`, `CLASSIFY.SHAPE`.
 */
export async function readClassification(file: string): Promise<Classification | undefined> {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ENOENT') return undefined
    throw classificationFile(file, 'read', error)
  }
  return parseClassification(text, file)
}

/**
 * Writes a classification file, entities and fields by name, so that two branches that add fields rarely meet on a line. The
 * file is there whole or as it was.
 *
 * @throws {SeedError} `CLASSIFY.FILE`.
 */
export async function writeClassification(file: string, classification: Classification): Promise<void> {
  const beside = `${file}.${process.pid}.tmp`
  try {
    await writeFile(beside, formatClassification(classification))
    await rename(beside, file)
  } catch (error) {
    await rm(beside, { force: true }).catch(() => undefined)
    throw classificationFile(file, 'write', error)
  }
}

/** The text of a classification file. */
export function formatClassification({ version, entities }: Classification): string {
  const sorted = sortMembers(entities, (fields) =>
    sortMembers(fields, ({ class: of, reason, type, onlyInDatabase }) => ({
      class: of,
      reason,
      type,
      ...(onlyInDatabase === true ? { onlyInDatabase } : {}),
    })),
  )
  return `${JSON.stringify({ version, entities: sorted }, undefined, 2)}\n`
}

// By code units: the order must not depend on the locale of whoever writes.
function sortMembers<T, R>(members: Readonly<Record<string, T>>, map: (value: T) => R): Readonly<Record<string, R>> {
  const sorted = Object.entries(members).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(sorted.map(([name, value]) => [name, map(value)]))
}
