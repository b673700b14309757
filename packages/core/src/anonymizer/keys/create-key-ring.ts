import { InternalError } from '../../errors/seed-error.js'
import { createCmac } from './cmac.js'
import { deriveKey, expandKey, infoOf } from './derive.js'
import { createHmacHex, createHmacSha256 } from './hmac.js'
import { keepTexts } from './keep-texts.js'
import type { KeyMode, KeyRing, Tags } from './key-ring.js'
import { textMessages } from './messages.js'
import { createPermutation } from './permutation.js'
import { createTags } from './tags.js'

/** Half of the 16 digits of a key's id: two keys have one id with probability 2^-64. */
const ID_BYTES = 8

/** Domains whose functions are kept: more than a database has, and no leak where every row has a domain of its own. */
const KEPT_DOMAINS = 256

/** The keys that rings were made of. */
const keysOf = new WeakMap<KeyRing, Uint8Array>()

/** What makes the same ring in another thread of this process: never for anything that leaves it. */
export function ringKey(ring: KeyRing): Uint8Array {
  const key = keysOf.get(ring)
  if (key === undefined) throw new InternalError('a ring of keys that was not made here')
  return key
}

/** Derives everything from one key of 32 bytes. It stays inside of the functions: printing the ring shows no secret. */
export function createKeyRing(key: Uint8Array, mode: KeyMode): KeyRing {
  const hmacOf = keepResults((domain) => createHmacSha256(deriveKey(key, 'pseudonym', domain)))
  const digitsOf = keepResults((domain) => keepTexts(createHmacHex(deriveKey(key, 'pseudonym', domain))))
  const prf = keepResults((domain) => {
    const cmac = createCmac(deriveKey(key, 'prf', domain))
    return { tags: keepLast((texts) => createTags(cmac(textMessages(texts)))) }
  })
  const ring: KeyRing = {
    id: expandKey(key, infoOf('id', [mode]), ID_BYTES).toString('hex'),
    mode,
    prf,
    pseudonyms: (domain, texts) => hmacOf(domain)(textMessages(texts)),
    pseudonymDigits: (domain, texts) => digitsOf(domain)(texts),
    permutation: (domain, size) => createPermutation(deriveKey(key, 'permutation', domain, String(size)), size),
  }
  keysOf.set(ring, key)
  return ring
}

/** Several fields of a page ask for the tags of one list, that of its subjects, one after the other. */
function keepLast(make: (texts: readonly string[]) => Tags): (texts: readonly string[]) => Tags {
  let last: readonly string[] = []
  let tags: Tags | undefined
  return (texts) => {
    if (tags === undefined || texts !== last) [last, tags] = [texts, make(texts)]
    return tags
  }
}

/** Deriving a subkey takes as long as some hundred values: it is done once for each domain. */
function keepResults<T>(make: (domain: string) => T): (domain: string) => T {
  const kept = new Map<string, T>()
  return (domain) => {
    const known = kept.get(domain)
    if (known !== undefined) return known
    if (kept.size === KEPT_DOMAINS) kept.clear()
    const made = make(domain)
    kept.set(domain, made)
    return made
  }
}
