import { createCipheriv } from 'node:crypto'
import { bytesKind } from '../kinds/bytes.js'
import { textOf } from '../kinds/text.js'
import type { CommonOptions, Transform } from '../transform.js'
import { checkType } from './check-type.js'
import { createTransform } from './create-transform.js'

/**
 * Replaces bytes by as many keyed bytes, noise: files are files no more. The length stays, and may tell something.
 *
 * A value's 128-bit tag is the key of AES-CTR (NIST SP 800-38A) over zeros.
 *
 * @throws {SeedError} when bound, `MASK.TYPE` for fields that hold no bytes.
 */
export function bytes(options: CommonOptions = {}): Transform {
  const transform = createTransform({
    name: 'bytes',
    common: options,
    bind: (field, { keys }) => {
      checkType('bytes', field, ['bytes'], 'bytes')
      const prf = keys.prf(`${transform.domain}/bytes`)
      return {
        kind: bytesKind,
        guarantee: { kind: 'lossy' },
        replace: ({ values, normal }) => {
          const tags = prf.tags(normal)
          return values.map((value, i) => keystream(tags.bytes.subarray(i * 16, i * 16 + 16), lengthOf(value)))
        },
      }
    },
  })
  return transform
}

function lengthOf(value: unknown): number {
  return value instanceof Uint8Array ? value.length : textOf(value as string).length
}

function keystream(key: Uint8Array, length: number): Uint8Array {
  // One key, one stream: the counter may begin at 0.
  const cipher = createCipheriv('aes-128-ctr', key, Buffer.alloc(16))
  return Uint8Array.from(cipher.update(Buffer.alloc(length)))
}
