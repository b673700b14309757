import { SeedError } from './seed-error.js'

const MAKE_ONE = 'Make one with `seed key new`'
const NEW_KEY = `${MAKE_ONE} and keep it where you keep passwords.`

/** No key at all, or an empty one. */
export function keyMissing(): SeedError {
  return new SeedError('KEY.MISSING', 'there is no key: neither SEED_KEY nor SEED_KEY_FILE is set', {
    why: 'Replacements are derived from a secret key. Without one, anybody with this program could undo them.',
    fix: `${MAKE_ONE} and set SEED_KEY, or SEED_KEY_FILE to a file that holds it. Never write it into the config.`,
  })
}

/** A text that is no key as one writes it. It is not shown, for it may be one with a mistake in it. */
export function keyFormat(source: string, problem: string): SeedError {
  return new SeedError('KEY.FORMAT', `${source} is not the text of a key: ${problem}`, {
    why: 'A key is written in hexadecimal, base64 or base64url, with nothing before or after. It is not shown here.',
    fix: `Check that it was copied whole. ${NEW_KEY}`,
  })
}

/** Fewer bytes than a key needs. */
export function keyShort(source: string, bytes: number, needed: number): SeedError {
  return new SeedError('KEY.SHORT', `${source} holds ${bytes} bytes, a key has at least ${needed}`, {
    why: 'A short key can be found by trying.',
    fix: NEW_KEY,
  })
}

/** Bytes that nobody drew at random. `reason` ends the sentence "It ...". */
export function keyWeak(source: string, reason: string): SeedError {
  return new SeedError('KEY.WEAK', `${source} is not random enough`, {
    why: `It ${reason}. What a person thinks of, others can guess.`,
    fix: NEW_KEY,
  })
}

/** A key that is printed somewhere. */
export function keySample(source: string): SeedError {
  return new SeedError('KEY.SAMPLE', `${source} is a key that is published`, {
    why: 'It stands in a standard, in the documentation of a tool or is its default: everybody has it.',
    fix: NEW_KEY,
  })
}

/** Two keys at once. */
export function keyDifferent(sources: readonly string[]): SeedError {
  return new SeedError('KEY.DIFFERENT', `${sources.join(' and ')} hold different keys`, {
    why: 'Each key gives other replacements, so it matters which one is meant.',
    fix: 'Keep one of them and remove the others; `seed key id` tells which is which.',
  })
}

/** The file of the key cannot be read. */
export function keyFile(source: string, file: string, reason: string, cause: unknown): SeedError {
  return new SeedError(
    'KEY.FILE',
    `the file that ${source} names cannot be read: ${reason}`,
    { fix: 'Check the name, and that this user may read the file.', where: file },
    { cause },
  )
}

/** Every user of the machine may read or change the file of the key. */
export function keyFilePublic(source: string, file: string, mode: string): SeedError {
  return new SeedError('KEY.FILE_PUBLIC', `every user of this machine can open the file that ${source} names`, {
    why: `Its mode is ${mode}.`,
    fix: 'chmod 600 it, mount it into a container with mode 0400, or set SEED_KEY. Others may have seen this key.',
    where: file,
  })
}

/** Mode `release` without a name of the release. */
export function keyNoRelease(): SeedError {
  return new SeedError('KEY.NO_RELEASE', 'the release has no name', {
    why: 'Each release has a key of its own, which is derived from its name.',
    fix: "Name it, as '2026-05'; the same name later gives the same replacements.",
  })
}

/** `seed key new --out` on a file that is there. */
export function keyFileExists(file: string): SeedError {
  return new SeedError('KEY.FILE_EXISTS', 'the file is there already, and was not touched', {
    why: 'A key that is overwritten is gone, and what was derived from it cannot be derived again.',
    fix: 'Choose another name, or move the old file away.',
    where: file,
  })
}

/** `seed key new --out` could not write. */
export function keyNotWritten(file: string, reason: string, cause: unknown): SeedError {
  return new SeedError(
    'KEY.NOT_WRITTEN',
    `the key could not be written: ${reason}`,
    { fix: 'Give a file in a folder that exists and that this user may write to.', where: file },
    { cause },
  )
}
