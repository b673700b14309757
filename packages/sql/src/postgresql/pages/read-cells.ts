import type { FieldType, Value } from '@seed/core/adapter'
import { decoderOf } from '../decode.js'
import { bordersInText, type Cells } from './find-cells.js'

/** The bytes as one text, and where its cells end. */
export interface CellTexts {
  readonly text: string
  readonly ends: Int32Array
}

/** Decodes all bytes at once, for a call for each cell would cost more than all the rest. */
export function textsOf({ bytes, rows, columns, ends, isAscii }: Cells): CellTexts {
  if (isAscii) return { text: bytes.toString('latin1'), ends }
  const text = bytes.toString('utf8')
  return { text, ends: bordersInText(text, rows * columns) }
}

/** Canonical values of one column. */
export function readColumn(cells: Cells, texts: CellTexts, column: number, type: FieldType): readonly Value[] {
  const values = readTexts(cells, texts, column)
  if (isPlain(type)) return values
  const decode = decoderOf(type)
  return values.map((text) => (text === null ? null : decode(text)))
}

/** Texts of one column, unescaped. */
export function readTexts(cells: Cells, { text, ends }: CellTexts, column: number): (string | null)[] {
  const { rows, columns, escaped } = cells
  const texts: (string | null)[] = []
  for (let row = 0, cell = column; row < rows; row += 1, cell += columns) {
    const raw = text.slice(cell === 0 ? 0 : (ends[cell - 1] as number) + 1, ends[cell])
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
