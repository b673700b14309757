import { InternalError } from '../../errors/seed-error.js'
import type { KeyMode, KeyRing } from './key-ring.js'

/** Where the secret comes from and how long it lasts. */
export interface KeyRequest {
  readonly mode: KeyMode
  /** Name of the release, under mode `release`. */
  readonly release?: string
  /** File that holds the key, in place of the variables. */
  readonly keyFile?: string
  /** Folder that a relative file name counts from. */
  readonly cwd: string
  /** `process.env` unless told: SEED_KEY, SEED_KEY_FILE. */
  readonly env?: Readonly<Record<string, string | undefined>>
}

/**
 * Reads the secret and derives all subkeys.
 *
 * @throws {SeedError} `KEY.*`: missing, too short, a known sample.
 */
export function openKeyRing(_: KeyRequest): KeyRing {
  throw new InternalError('not built yet')
}
