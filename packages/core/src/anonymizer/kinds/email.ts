import type { Value } from '../../schema/schema.js'
import type { Kind } from '../kind.js'
import { foldCase } from './name.js'

/** Octets of an address (RFC 5321, 4.5.3.1.3, without the angle brackets). */
const LONGEST = 254

/** Octets before the `@` (RFC 5321, 4.5.3.1.1). */
const LONGEST_LOCAL = 64

/** One `@`, and around it nothing that ends an address in running text. Quoted local parts are none of ours. */
const SHAPE = /^[^\s@<>()[\]\\,;:"\p{Cc}]+@[^\s@<>()\\,;:"\p{Cc}]+$/u

/** Labels with a dot between them, one of the names that need none, or an address literal in brackets. */
const DOMAIN = /^(?:[\p{L}\p{N}\p{M}_-]+(?:\.[\p{L}\p{N}\p{M}_-]+)+\.?|localhost|\[[0-9a-f.:]+\])$/u

/**
 * E-mail addresses: one normal form for all ways to write one in upper and lower case, in full-width letters, with spaces
 * around it. RFC 5321 lets a host tell `Bob@` from `bob@`; no host in use does.
 */
export const emailKind: Kind = {
  name: 'email',
  entropy: 'high',
  exact: false,
  normalise: normaliseEmail,
}

function normaliseEmail(value: Value): string | undefined {
  if (typeof value !== 'string') return undefined
  if (isPlainEmail(value)) return value
  if (!value.includes('@')) return undefined
  const email = foldCase(value)
  if (email.length > LONGEST || !SHAPE.test(email)) return undefined
  const at = email.indexOf('@')
  const local = email.slice(0, at)
  if (local.length > LONGEST_LOCAL || local.startsWith('.') || local.endsWith('.')) return undefined
  return DOMAIN.test(email.slice(at + 1)) ? email : undefined
}

const DOT = 0x2e
const AT = 0x40

/**
 * Whether an address is its own normal form by a glance: plain labels with a dot between them, an `@`, and again labels, two at
 * least, as most are. In one pass, for every address comes here.
 */
function isPlainEmail(text: string): boolean {
  let at = -1
  let isOpen = false
  let hasDot = false
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (isPlainLetter(code)) isOpen = true
    else if (!isOpen) return false
    else if (code === DOT) [isOpen, hasDot] = [false, true]
    else if (code === AT && at === -1) [isOpen, hasDot, at] = [false, false, i]
    else return false
  }
  return isOpen && hasDot && at !== -1 && at <= LONGEST_LOCAL && text.length <= LONGEST
}

/** `a` to `z`, `0` to `9`, `-` and `_`. */
function isPlainLetter(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39) || code === 0x2d || code === 0x5f
}
