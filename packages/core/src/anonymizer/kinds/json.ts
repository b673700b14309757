import type { Json, Value } from '../../schema/schema.js'
import { canonicalJson } from '../../value/json.js'
import type { Kind } from '../kind.js'

/** Deeper documents are taken for malformed: no program that reads them recursively would survive. */
export const MAX_JSON_DEPTH = 500

/** A JSON document, also one kept as text: its canonical text (RFC 8785). */
export const jsonKind: Kind = { name: 'json', entropy: 'high', exact: false, normalise: jsonText }

function jsonText(value: Value): string | undefined {
  try {
    const document = readJson(value)
    return document === undefined ? undefined : canonicalJson(document)
  } catch {
    // Half surrogate pairs, which no canonical text has.
    return undefined
  }
}

/** The document of a JSON column or of a text that holds one (an object or an array); undefined for anything else. */
export function readJson(value: Value): Json | undefined {
  if (typeof value !== 'string') return isShallow(value, 0) ? (value as Json) : undefined
  if (!/^\s*[[{]/.test(value)) return undefined
  try {
    const document = JSON.parse(value) as Json
    return isShallow(document, 0) ? document : undefined
  } catch {
    return undefined
  }
}

function isShallow(value: Value, depth: number): boolean {
  if (typeof value === 'bigint' || value instanceof Uint8Array) return false
  if (typeof value !== 'object' || value === null) return true
  if (depth >= MAX_JSON_DEPTH) return false
  if (Array.isArray(value)) return (value as readonly Value[]).every((item) => isShallow(item, depth + 1))
  const members = value as Members
  for (const name in members) if (!isShallow(members[name] ?? null, depth + 1)) return false
  return true
}

type Members = Readonly<Record<string, Value>>
