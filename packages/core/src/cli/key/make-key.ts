import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { KEY_BYTES } from '../../anonymizer/keys/check-key.js'
import { openKeyRing } from '../../anonymizer/keys/open-key-ring.js'
import { keyFileExists, keyNotWritten } from '../../errors/key.js'

/** A new key from the system's random numbers, as base64url, and its id. */
export function makeKey(): { readonly key: string; readonly id: string } {
  const key = randomBytes(KEY_BYTES).toString('base64url')
  const { id } = openKeyRing({ mode: 'stable', cwd: '.', env: { SEED_KEY: key } })
  return { key, id }
}

/**
 * Writes a key to a new file that only its owner can read.
 *
 * @throws {SeedError} `KEY.FILE_EXISTS`, `KEY.NOT_WRITTEN`.
 */
export function writeKey(file: string, cwd: string, key: string): void {
  const path = resolve(cwd, file)
  try {
    writeFileSync(path, `${key}\n`, { flag: 'wx', mode: 0o600 })
  } catch (error) {
    const reason = (error as { code?: string }).code ?? 'unknown reason'
    throw reason === 'EEXIST' ? keyFileExists(path) : keyNotWritten(path, reason, error)
  }
}
