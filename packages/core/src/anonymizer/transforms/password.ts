import { maskOption } from '../../errors/mask.js'
import type { KeyRing } from '../keys/key-ring.js'
import { textKind } from '../kinds/text.js'
import type { CommonOptions, Mask, MaskContext, MaskedField, Transform } from '../transform.js'
import { checkLength, checkType } from './check-type.js'
import { createTransform } from './create-transform.js'

/** One password for everybody, or the hash of one. */
export type PasswordOptions = CommonOptions &
  (
    | {
        /** What all users log in with afterwards; at most 72 bytes, which is all that bcrypt reads. */
        readonly password: string
        /** Cost of bcrypt, 4 to 15; 10 unless told. One hash serves all rows. */
        readonly rounds?: number
        readonly hash?: never
      }
    | {
        /** A hash made elsewhere, for applications that use no bcrypt. */
        readonly hash: string
        readonly password?: never
        readonly rounds?: never
      }
  )

/** `$2b$10$`, 22 characters of salt, 31 of hash. */
const BCRYPT_LENGTH = 60
const BCRYPT_BYTES = 72

/**
 * Replaces password hashes by that of one test password, the same in all rows: `$2b$`, as common bcrypt libraries read it. Empty
 * and blank ones, too, unless told. Its salt comes from the key, so every run makes the same hash.
 *
 * Everybody who knows the password can log in as anybody: for copies that no stranger reaches.
 *
 * @throws {SeedError} `MASK.OPTION`; when bound, `MASK.TYPE`, `MASK.TOO_SHORT` below 60 characters.
 */
export function password(options: PasswordOptions): Transform {
  const { password: secret, rounds = 10, hash, ...common } = options
  checkOptions(secret, rounds, hash)
  const transform = createTransform({
    name: 'password',
    common: { empty: 'replace', blank: 'replace', ...common },
    // Not the password: options are shown.
    options: hash === undefined ? { rounds } : { hash },
    portable: hash !== undefined,
    bind: (field, context) =>
      hash === undefined
        ? bindPassword(field, context, { secret: secret ?? '', rounds, domain: transform.domain })
        : bindHash(field, hash),
  })
  return transform
}

function checkOptions(secret: string | undefined, rounds: number, hash: string | undefined): void {
  if (!Number.isInteger(rounds) || rounds < 4 || rounds > 15)
    throw maskOption('password', 'rounds', 'a whole number from 4 to 15')
  if (hash !== undefined) {
    if (hash.trim() === '' || secret !== undefined)
      throw maskOption('password', 'hash', 'a hash in place of the password')
    return
  }
  if (typeof secret !== 'string' || secret === '' || Buffer.byteLength(secret) > BCRYPT_BYTES)
    throw maskOption('password', 'password', `a text of 1 to ${BCRYPT_BYTES} bytes`)
}

interface Bcrypt {
  readonly secret: string
  readonly rounds: number
  readonly domain: string
}

async function bindPassword(
  field: MaskedField,
  { keys }: MaskContext,
  { secret, rounds, domain }: Bcrypt,
): Promise<Mask> {
  checkType('password', field, ['text'], 'a bcrypt hash')
  checkLength('password', field, BCRYPT_LENGTH)
  const { hash, encodeBase64 } = await import('bcryptjs')
  const salt = encodeBase64(saltOf(keys, domain), SALT_BYTES)
  return everywhere(await hash(secret, `$2b$${String(rounds).padStart(2, '0')}$${salt}`))
}

const SALT_BYTES = 16

function saltOf(keys: KeyRing, domain: string): Uint8Array & number[] {
  const [bytes] = keys.pseudonyms(domain, ['salt']) as [Uint8Array]
  return bytes.slice(0, SALT_BYTES) as Uint8Array & number[]
}

function bindHash(field: MaskedField, hash: string): Mask {
  checkType('password', field, ['text'], 'a password hash')
  checkLength('password', field, hash.length)
  return everywhere(hash)
}

function everywhere(hash: string): Mask {
  return { kind: textKind, guarantee: { kind: 'lossy' }, replace: ({ values }) => values.map(() => hash) }
}
