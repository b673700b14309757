import { valueJson } from '../errors/value.js'
import type { Json } from '../schema/schema.js'

/** True for text without half surrogate pairs. In Node since 20, in TypeScript's library only later. */
export function isWellFormed(text: string): boolean {
  return (text as string & { isWellFormed(): boolean }).isWellFormed()
}

function writeString(text: string): string {
  if (!isWellFormed(text)) throw valueJson('canonical JSON', 'half a surrogate pair')
  return JSON.stringify(text)
}

function writeNumber(value: number): string {
  if (!Number.isFinite(value)) throw valueJson('canonical JSON', 'a number that is not finite')
  // RFC 8785, 3.2.2.3: numbers as ECMAScript prints them; -0 prints as 0.
  return String(value)
}

function writeMembers(value: { readonly [key: string]: Json }): string {
  // RFC 8785, 3.2.3: sorted by UTF-16 code units, which is what a plain sort does.
  const keys = Object.keys(value).sort()
  return `{${keys.map((key) => `${writeString(key)}:${canonicalJson(value[key] as Json)}`).join(',')}}`
}

/**
 * The one text of a JSON value: RFC 8785 (JSON Canonicalization Scheme). Equal values give equal texts, whatever the order of
 * their keys.
 *
 * @throws {SeedError} VALUE.JSON for numbers that are not finite and for half surrogate pairs.
 */
export function canonicalJson(value: Json): string {
  if (value === null) return 'null'
  if (typeof value === 'string') return writeString(value)
  if (typeof value === 'number') return writeNumber(value)
  if (typeof value === 'boolean') return value ? 'true' : 'false'
  if (Array.isArray(value)) return `[${(value as readonly Json[]).map(canonicalJson).join(',')}]`
  return writeMembers(value as { readonly [key: string]: Json })
}
