import type { Field } from '@seed/core/adapter'
import { literalOf, needsEscape } from '../literal.js'

/** Characters gathered before they are handed on; at most three times as many bytes. */
const CHUNK_CHARACTERS = 64 * 1024

const SPECIAL = /[\\\n\r\t]/
const SPECIALS = /[\\\n\r\t]/g
const ESCAPED: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' }

/**
 * Spells rows in COPY's text format (PostgreSQL manual, COPY, "Text Format"), in buffers of 64 KB and more. The encoders
 * are chosen once, for the list of fields. What the source throws passes through.
 */
export function* encodeRows(
  fields: readonly Field[],
  batches: Iterable<readonly (readonly unknown[])[]>,
): Generator<Buffer, void, undefined> {
  const encoders = fields.map(copyEncoder)
  let text = ''
  for (const batch of batches) {
    for (const row of batch) {
      text += encodeRow(encoders, row)
      if (text.length < CHUNK_CHARACTERS) continue
      yield Buffer.from(text, 'utf8')
      text = ''
    }
  }
  if (text !== '') yield Buffer.from(text, 'utf8')
}

function encodeRow(encoders: readonly ((value: unknown) => string)[], row: readonly unknown[]): string {
  let text = ''
  for (let i = 0; i < encoders.length; i += 1) {
    const value = row[i]
    const encode = encoders[i] as (value: unknown) => string
    text += (i === 0 ? '' : '\t') + (value === null || value === undefined ? '\\N' : encode(value))
  }
  return `${text}\n`
}

function copyEncoder(field: Field): (value: unknown) => string {
  const literal = literalOf(field)
  return needsEscape(field.type) ? (value) => escapeCopy(literal(value)) : literal
}

/** Spells a text as a cell of COPY's text format. */
export function escapeCopy(text: string): string {
  return SPECIAL.test(text) ? text.replace(SPECIALS, (character) => ESCAPED[character] ?? character) : text
}
