import type { Field } from '@seed/core/adapter'
import { literalOf } from './literal.js'

/** Characters gathered for one statement; at most three times as many bytes, far below any `max_allowed_packet`. */
const CHUNK_CHARACTERS = 256 * 1024

/** Spells rows as tuples of literals, in chunks for one statement each. What the source throws passes through. */
export function* encodeRows(
  fields: readonly Field[],
  batches: Iterable<readonly (readonly unknown[])[]>,
): Generator<readonly string[], void, undefined> {
  const literals = fields.map(literalOf)
  let texts: string[] = []
  let characters = 0
  for (const batch of batches) {
    for (const row of batch) {
      const text = `(${literals.map((literal, i) => spell(literal, row[i])).join(',')})`
      if (characters + text.length > CHUNK_CHARACTERS && texts.length > 0) {
        yield texts
        texts = []
        characters = 0
      }
      texts.push(text)
      characters += text.length
    }
  }
  if (texts.length > 0) yield texts
}

function spell(literal: (value: unknown) => string, value: unknown): string {
  return value === null || value === undefined ? 'NULL' : literal(value)
}
