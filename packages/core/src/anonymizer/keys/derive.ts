import { createHmac } from 'node:crypto'
import { writeText } from './messages.js'

/** What a subkey is for. A closed list: no two uses share a subkey. */
export type Purpose = 'id' | 'release' | 'prf' | 'pseudonym' | 'permutation'

/** Bytes that HMAC-SHA-256 gives. */
const DIGEST = 32

/** The first step of HKDF-SHA-256 (RFC 5869, 2.2): a key of 32 bytes out of a secret of any length. */
export function extractKey(salt: Uint8Array, secret: Uint8Array): Buffer {
  return createHmac('sha256', salt).update(secret).digest()
}

/**
 * The second step of HKDF-SHA-256 (RFC 5869, 2.3): as many bytes as are asked for, for one use of the key.
 *
 * @param length - At most 8,160.
 */
export function expandKey(key: Uint8Array, info: Uint8Array, length: number): Buffer {
  const parts: Buffer[] = []
  for (let i = 1; (i - 1) * DIGEST < length; i++) {
    const before = parts.at(-1) ?? Buffer.alloc(0)
    parts.push(createHmac('sha256', key).update(before).update(info).update(Buffer.of(i)).digest())
  }
  return Buffer.concat(parts).subarray(0, length)
}

/** The subkey of 32 bytes for a purpose and what it is about (a domain, a size): another one for each list. */
export function deriveKey(key: Uint8Array, purpose: Purpose, ...about: readonly string[]): Buffer {
  return expandKey(key, infoOf(purpose, about), DIGEST)
}

/** `seed/1|prf|5:email`. Each part comes after its length in bytes, so that no two lists of parts have one text. */
export function infoOf(purpose: Purpose, about: readonly string[]): Buffer {
  const parts = about.map((part) => {
    const bytes = Buffer.alloc(3 * part.length)
    return bytes.subarray(0, writeText(part, bytes, 0))
  })
  return Buffer.concat([
    Buffer.from(`seed/1|${purpose}`),
    ...parts.flatMap((part) => [Buffer.from(`|${part.length}:`), part]),
  ])
}
