import type { Field, Value } from '@seed/core/adapter'
import { type Literal, literalOf } from '../literal.js'
import { ByteWriter } from './byte-writer.js'
import type { Cells } from './find-cells.js'

const TAB = 0x09
const LINE_BREAK = 0x0a

/** Neighbouring columns that are copied as they are, or one column with other values. */
type Part =
  | { readonly from: number; readonly to: number; readonly values?: undefined }
  | { readonly values: readonly Value[]; readonly literal: Literal }

/**
 * The rows in COPY's text format with some columns replaced. What is between those is copied as bytes, never decoded.
 *
 * @param fields - Of the first columns, which are written; columns behind them are left out.
 * @param replaced - Canonical values by place.
 */
export function assemble(
  cells: Cells,
  fields: readonly Field[],
  replaced: ReadonlyMap<number, readonly Value[]>,
): Buffer {
  if (replaced.size === 0 && fields.length === cells.columns) return cells.bytes
  const parts = partsOf(fields, replaced)
  const writer = new ByteWriter(Math.ceil(cells.bytes.length * 1.125) + 64)
  for (let row = 0; row < cells.rows; row += 1) {
    for (let i = 0; i < parts.length; i += 1) {
      if (i > 0) writer.byte(TAB)
      writePart(writer, cells, row, parts[i] as Part)
    }
    writer.byte(LINE_BREAK)
  }
  return writer.taken()
}

function partsOf(fields: readonly Field[], replaced: ReadonlyMap<number, readonly Value[]>): readonly Part[] {
  const parts: Part[] = []
  for (const [column, field] of fields.entries()) {
    const values = replaced.get(column)
    const last = parts.at(-1)
    if (values !== undefined) parts.push({ values, literal: literalOf(field) })
    else if (last === undefined || last.values !== undefined) parts.push({ from: column, to: column + 1 })
    else parts[parts.length - 1] = { from: last.from, to: column + 1 }
  }
  return parts
}

function writePart(writer: ByteWriter, { bytes, columns, ends }: Cells, row: number, part: Part): void {
  if (part.values === undefined) {
    const first = row * columns + part.from
    writer.span(bytes, first === 0 ? 0 : (ends[first - 1] as number) + 1, ends[row * columns + part.to - 1] as number)
    return
  }
  const value = part.values[row] ?? null
  if (value === null) writer.span(NULL, 0, 2)
  else writer.text(typeof value === 'string' && part.literal === String ? value : part.literal(value))
}

const NULL = Buffer.from(String.raw`\N`)
