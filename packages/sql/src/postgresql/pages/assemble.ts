import type { Field, Value } from '@seed/core/adapter'
import { literalOf } from '../literal.js'
import { type ByteWriter, createWriter, writeByte, writeSpan, writeText } from './byte-writer.js'
import type { Cells } from './find-cells.js'
import { writeJson } from './write-json.js'

const TAB = 0x09
const LINE_BREAK = 0x0a
const NULL = Buffer.from(String.raw`\N`)

/** Neighbouring columns that are copied as they are, or one column with other values; and the border behind. */
type Part =
  | { readonly from: number; readonly to: number; readonly border: number; readonly values?: undefined }
  | { readonly values: readonly Value[]; readonly write: WriteValue; readonly border: number }

/** Writes a value that is not null as COPY reads it. */
type WriteValue = (writer: ByteWriter, value: Value) => void

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
  const writer = createWriter(Math.ceil(cells.bytes.length * 1.125) + 64)
  for (let row = 0; row < cells.rows; row += 1) {
    for (let i = 0; i < parts.length; i += 1) writePart(writer, cells, row, parts[i] as Part)
  }
  return writer.bytes.subarray(0, writer.length)
}

function partsOf(fields: readonly Field[], replaced: ReadonlyMap<number, readonly Value[]>): readonly Part[] {
  const parts: Part[] = []
  for (const [column, field] of fields.entries()) {
    const values = replaced.get(column)
    const border = column === fields.length - 1 ? LINE_BREAK : TAB
    const last = parts.at(-1)
    if (values !== undefined) parts.push({ values, write: writeOf(field), border })
    else if (last === undefined || last.values !== undefined) parts.push({ from: column, to: column + 1, border })
    else parts[parts.length - 1] = { from: last.from, to: column + 1, border }
  }
  return parts
}

function writePart(writer: ByteWriter, { bytes, columns, ends }: Cells, row: number, part: Part): void {
  if (part.values === undefined) {
    const first = row * columns + part.from
    // The border behind is copied too; where columns are left out, it is another one.
    writeSpan(
      writer,
      bytes,
      first === 0 ? 0 : (ends[first - 1] as number) + 1,
      (ends[row * columns + part.to - 1] as number) + 1,
    )
    writer.bytes[writer.length - 1] = part.border
    return
  }
  const value = part.values[row] ?? null
  if (value === null) writeSpan(writer, NULL, 0, NULL.length)
  else part.write(writer, value)
  writeByte(writer, part.border)
}

function writeOf(field: Field): WriteValue {
  const literal = literalOf(field)
  return literal === JSON.stringify ? writeJson : (writer, value) => writeText(writer, literal(value))
}
