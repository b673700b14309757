import { seedIsNoKey } from '../../errors/records.js'
import { isSeedError } from '../../errors/seed-error.js'
import { withoutUndefined } from '../../internal/without-undefined.js'
import { loadLocale } from '../../values/locale.js'
import type { KeyMode, KeyRing } from '../keys/key-ring.js'
import { openKeyRing } from '../keys/open-key-ring.js'
import type { MaskContext } from '../transform.js'

/** Where the key of records comes from, and in which language they are made up. */
export interface RecordContextOptions {
  /** The key: 32 random bytes or more as hex, base64 or base64url, as `seed key new` prints them. Never write it in code. */
  readonly key?: string
  /** File that holds the key. Unless `key` or this is told, the variables SEED_KEY and SEED_KEY_FILE say it. */
  readonly keyFile?: string
  /** `'stable'` unless told. */
  readonly mode?: KeyMode
  /** Name of the release, under mode `release`. */
  readonly release?: string
  /** Locale of made-up names and places; `en` unless told. */
  readonly locale?: string
  /**
   * @deprecated A seed is no key: whoever knows it can replay every replacement. It is accepted and changes nothing.
   */
  readonly seed?: number
  /** Folder that `keyFile` counts from; the current one unless told. */
  readonly cwd?: string
}

/**
 * Opens the key and loads the locale.
 *
 * @throws {SeedError} `KEY.*`; `RECORDS.SEED_IS_NO_KEY` for a seed in place of a key; `CONFIG.UNKNOWN_LOCALE`.
 */
export async function openContext(options: RecordContextOptions): Promise<MaskContext> {
  const keys = openKeys(options)
  return { keys, words: await loadLocale(options.locale ?? 'en') }
}

function openKeys({
  key,
  keyFile,
  mode = 'stable',
  release,
  seed,
  cwd = process.cwd(),
}: RecordContextOptions): KeyRing {
  const env = key === undefined ? undefined : { SEED_KEY: key }
  try {
    return openKeyRing({ mode, cwd, ...withoutUndefined({ release, keyFile, env }) })
  } catch (error) {
    if (seed !== undefined && isSeedError(error) && error.code === 'KEY.MISSING') throw seedIsNoKey(error)
    throw error
  }
}
