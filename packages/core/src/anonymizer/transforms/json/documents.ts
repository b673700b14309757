import type { Json, Value } from '../../../schema/schema.js'
import { canonicalJson } from '../../../value/json.js'
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
