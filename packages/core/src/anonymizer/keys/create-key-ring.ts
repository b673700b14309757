import { createCmac } from './cmac.js'
import { deriveKey, expandKey, infoOf } from './derive.js'
import { createHmacSha256 } from './hmac.js'
import type { KeyMode, KeyRing } from './key-ring.js'
import { textMessages } from './messages.js'
import { createPermutation } from './permutation.js'
import { createTags } from './tags.js'

/** Half of the 16 digits of a key's id: two keys have one id with probability 2^-64. */
const ID_BYTES = 8

/** Derives everything from one key of 32 bytes. It stays inside of the functions: printing the ring shows no secret. */
export function createKeyRing(key: Uint8Array, mode: KeyMode): KeyRing {
  return {
    id: expandKey(key, infoOf('id', [mode]), ID_BYTES).toString('hex'),
    mode,
    prf(domain) {
      const cmac = createCmac(deriveKey(key, 'prf', domain))
      return { tags: (texts) => createTags(cmac(textMessages(texts))) }
    },
    pseudonyms: (domain, texts) => createHmacSha256(deriveKey(key, 'pseudonym', domain))(textMessages(texts)),
    permutation: (domain, size) => createPermutation(deriveKey(key, 'permutation', domain, String(size)), size),
  }
}
