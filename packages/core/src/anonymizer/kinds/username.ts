import type { Value } from '../../schema/schema.js'
import type { Kind } from '../kind.js'

/** Longer than any system lets a user name be. */
const LONGEST = 255

/**
 * User names, exactly as they are written: whether `Ann` and `ann` are one account is for the application to say, and two
 * accounts must never become one. Where they are one, the field's other spellings get replacements of their own.
 */
export const usernameKind: Kind = {
  name: 'username',
  entropy: 'high',
  exact: true,
  normalise: normaliseUsername,
}

function normaliseUsername(value: Value): string | undefined {
  if (typeof value !== 'string' || value.length > LONGEST) return undefined
  return /^(?=.*\S)[^\p{Cc}]+$/u.test(value) ? value : undefined
}
