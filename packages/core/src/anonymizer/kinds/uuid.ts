import type { Value } from '../../schema/schema.js'
import type { Kind } from '../kind.js'

const DASHED = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const PLAIN = /^[0-9a-f]{32}$/i

/** A UUID (RFC 9562) of any version: lower case, with dashes. Read from text in either case, with dashes or without, and from 16 bytes. */
export const uuidKind: Kind = { name: 'uuid', entropy: 'high', exact: false, normalise: uuidText }

function uuidText(value: Value): string | undefined {
  if (value instanceof Uint8Array) return value.length === 16 ? dashed(Buffer.from(value).toString('hex')) : undefined
  if (typeof value !== 'string') return undefined
  if (DASHED.test(value)) return value.toLowerCase()
  return PLAIN.test(value) ? dashed(value.toLowerCase()) : undefined
}

/** 32 hexadecimal digits as a UUID is written. */
export function dashed(hex: string): string {
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
