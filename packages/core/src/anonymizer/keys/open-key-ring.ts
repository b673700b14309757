import { randomBytes } from 'node:crypto'
import { keyNoRelease } from '../../errors/key.js'
import { KEY_BYTES } from './check-key.js'
import { createKeyRing } from './create-key-ring.js'
import { deriveKey, extractKey } from './derive.js'
import type { KeyMode, KeyRing } from './key-ring.js'
import { readSecret } from './read-secret.js'

/** Where the secret comes from and how long it lasts. */
export interface KeyRequest {
  readonly mode: KeyMode
  /** Name of the release, under mode `release`. */
  readonly release?: string
  /** File that holds the key; where a variable is set as well, they have to hold the same one. */
  readonly keyFile?: string
  /** Folder that a relative file name counts from. */
  readonly cwd: string
  /** `process.env` unless told: SEED_KEY, SEED_KEY_FILE. */
  readonly env?: Readonly<Record<string, string | undefined>>
}

/** Fixed, and no secret: it keeps keys apart from those that other programs derive from the same secret. */
const SALT = Buffer.from('seed/1')

/**
 * Reads the secret and derives all subkeys, by HKDF-SHA-256 (RFC 5869).
 *
 * Mode `throwaway` draws a secret and reads none, whatever is set. Mode `release` derives one for the release from the
 * secret that is read.
 *
 * @throws {SeedError} `KEY.*`: missing, too short, not random, published; unreadable or public files; no release.
 */
export function openKeyRing(request: KeyRequest): KeyRing {
  const { mode, release = '' } = request
  if (mode === 'throwaway') return createKeyRing(extractKey(SALT, randomBytes(KEY_BYTES)), mode)
  if (mode === 'release' && release.trim() === '') throw keyNoRelease()
  const key = extractKey(SALT, readSecret(request))
  return createKeyRing(mode === 'release' ? deriveKey(key, 'release', release) : key, mode)
}
