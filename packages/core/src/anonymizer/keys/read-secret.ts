import { isAbsolute, resolve } from 'node:path'
import { keyDifferent, keyMissing } from '../../errors/key.js'
import { isSeedError, joinProblems, type SeedError } from '../../errors/seed-error.js'
import { decodeKeyText } from './decode-key.js'
import { readKeyFile } from './key-file.js'
import type { KeyRequest } from './open-key-ring.js'

type Place = Pick<KeyRequest, 'keyFile' | 'cwd' | 'env'>

/** Where a secret may come from, and how to get it. */
interface Source {
  /** As messages call it. */
  readonly name: string
  readonly read: () => Buffer
}

/**
 * Reads the secret from all places that are set; they have to agree. A variable without a value counts as not set.
 *
 * @throws {SeedError} `KEY.*`; several problems as one.
 */
export function readSecret(place: Place): Buffer {
  const sources = findSources(place)
  const problems: SeedError[] = []
  const secrets = sources.flatMap(({ read }) => {
    try {
      return [read()]
    } catch (error) {
      if (!isSeedError(error)) throw error
      problems.push(error)
      return []
    }
  })
  if (problems.length > 0) throw joinProblems(problems)
  const [first] = secrets
  if (first === undefined) throw keyMissing()
  if (secrets.some((secret) => !secret.equals(first))) throw keyDifferent(sources.map(({ name }) => name))
  return first
}

function findSources({ keyFile, cwd, env = process.env }: Place): readonly Source[] {
  const text = env['SEED_KEY'] ?? ''
  const named = env['SEED_KEY_FILE'] ?? ''
  const fromFile = (name: string, file: string): Source => ({
    name,
    read: () => readKeyFile(name, isAbsolute(file) ? file : resolve(cwd, file)),
  })
  return [
    ...(text.trim() === '' ? [] : [{ name: 'SEED_KEY', read: () => decodeKeyText('SEED_KEY', text) }]),
    ...(named === '' ? [] : [fromFile('SEED_KEY_FILE', named)]),
    ...(keyFile === undefined ? [] : [fromFile('keyFile', keyFile)]),
  ]
}
