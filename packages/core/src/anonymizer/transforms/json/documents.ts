import type { Json, Value } from '../../../schema/schema.js'
import { canonicalJson, isWellFormed } from '../../../value/json.js'
import type { Kind } from '../../kind.js'
import { jsonKind, readJson } from '../../kinds/json.js'
import type { MaskedField } from '../../transform.js'

/** The value of a JSON column, which may be a lone text or number, too. */
export const documentKind: Kind = {
  ...jsonKind,
  normalise: (value) => jsonKind.normalise(value) ?? (typeof value === 'string' ? canonicalText(value) : undefined),
}

function canonicalText(text: string): string | undefined {
  try {
    return canonicalJson(text)
  } catch {
    return undefined
  }
}

/** The document that a field holds; JSON within a text is read in either kind of column. */
export function openDocument(value: Value, { type }: MaskedField): Json | undefined {
  const document = readJson(value)
  return document === undefined && type.kind === 'json' ? (value as Json) : document
}

/**
 * The same for a JSON column whose values' forms nobody asked for, for their texts cost more than the whole mask: undefined for
 * what has no canonical text.
 */
export function openProper(value: Value, field: MaskedField): Json | undefined {
  if (value === null || (typeof value === 'object' && readJson(value) === undefined)) return undefined
  const document = openDocument(value, field)
  return document !== undefined && isProper(document) ? document : undefined
}

/** Whether a document has a canonical text: no half surrogate pairs, no numbers that JSON has not. */
function isProper(part: Json): boolean {
  if (typeof part === 'string') return isWellFormed(part)
  if (typeof part !== 'object' || part === null) return typeof part !== 'number' || Number.isFinite(part)
  if (Array.isArray(part)) return (part as readonly Json[]).every(isProper)
  for (const name of Object.keys(part))
    if (!isWellFormed(name) || !isProper((part as Readonly<Record<string, Json>>)[name] as Json)) return false
  return true
}
