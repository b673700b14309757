import { maskOption, maskTooShort } from '../../errors/mask.js'
import { textKind } from '../kinds/text.js'
import type { CommonOptions, Transform } from '../transform.js'
import { checkType, lengthLimit } from './check-type.js'
import { createTransform } from './create-transform.js'

export interface HashOptions extends CommonOptions {
  /** Hexadecimal digits, 32 to 64; as many as the field holds unless told. */
  readonly length?: number
}

/** 128 bits: below, values of a large table meet by chance. */
const SHORTEST = 32
const LONGEST = 64

/**
 * Replaces identifiers by HMAC-SHA-256 (RFC 2104, FIPS 198-1) under the domain's key, in hexadecimal: nobody without the key
 * can try identifiers one by one. Cut to `length` digits, 4 bits each.
 *
 * @throws {SeedError} `MASK.OPTION`; when bound `MASK.TYPE`, and `MASK.TOO_SHORT` below 32 digits.
 */
export function hash(options: HashOptions = {}): Transform {
  const { length, ...common } = options
  if (length !== undefined && (!Number.isInteger(length) || length > LONGEST || length < 1))
    throw maskOption('hash', 'length', `a whole number from ${SHORTEST} to ${LONGEST}`)
  const transform = createTransform({
    name: 'hash',
    common,
    options: length === undefined ? {} : { length },
    bind: (field, { keys }) => {
      checkType('hash', field, ['text'], 'a text of hexadecimal digits')
      const limit = lengthLimit(field.type)
      const digits = Math.min(length ?? LONGEST, limit)
      const needed = Math.max(length ?? 0, SHORTEST)
      if (digits < needed) throw maskTooShort('hash', field.entity, field.name, digits, needed)
      return {
        kind: textKind,
        guarantee: { kind: 'bounded', bits: digits * 4 },
        caseless: true,
        replace: ({ normal }) => {
          const macs = keys.pseudonymDigits(transform.domain, normal)
          return digits === LONGEST ? macs : macs.map((mac) => mac.slice(0, digits))
        },
      }
    },
  })
  return transform
}
