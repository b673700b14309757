import type { FieldType, Value } from '@seed/core/adapter'
import { decoderOf } from '../decode.js'
import type { Cells } from './find-cells.js'

/** The text that the bytes between two places spell. */
export type CellTexts = (start: number, end: number) => string

const NOT_ASCII = /[^\0-\x7f]/

/** Chooses how the cells are read: a slice of the page's one text, where that is what they spell, is much the cheapest. */
export function textsOf({ bytes, text, isAscii }: Cells): CellTexts {
  if (text === undefined) return (start, end) => bytes.toString('utf8', start, end)
  if (isAscii) return (start, end) => text.slice(start, end)
  return (start, end) => {
    const raw = text.slice(start, end)
    return NOT_ASCII.test(raw) ? bytes.toString('utf8', start, end) : raw
  }
}

/** Canonical values of one column. */
export function readColumn(cells: Cells, texts: CellTexts, column: number, type: FieldType): readonly Value[] {
  const values = readTexts(cells, texts, column)
  if (isPlain(type)) return values
  const decode = decoderOf(type)
  return values.map((text) => (text === null ? null : decode(text)))
}

/** Texts of one column, unescaped. */
export function readTexts(cells: Cells, textOf: CellTexts, column: number): (string | null)[] {
  const { rows, columns, ends, escaped } = cells
  const texts: (string | null)[] = []
  for (let row = 0, cell = column; row < rows; row += 1, cell += columns) {
    const raw = textOf(cell === 0 ? 0 : (ends[cell - 1] as number) + 1, ends[cell] as number)
    texts.push(escaped[cell] === 0 ? raw : unescape(raw))
  }
  return texts
}

/** Types whose text is their value. */
function isPlain(type: FieldType): boolean {
  return (type.kind === 'text' && type.fixed !== true) || ['uuid', 'enum', 'date', 'unknown'].includes(type.kind)
}

const ESCAPED: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' }

/** The server emits neither octal nor hexadecimal escapes. */
function unescape(raw: string): string | null {
  if (raw === String.raw`\N`) return null
  return raw.replace(/\\(.)/gs, (_, character: string) => ESCAPED[character] ?? character)
}
