import { InternalError } from '@seed/core/adapter'

/**
 * Rows in COPY's text format (PostgreSQL manual, COPY, "Text Format") with the borders of their cells. A tab or a line break
 * inside a cell is always escaped, so every raw one is a border.
 */
export interface Cells {
  readonly bytes: Buffer
  readonly columns: number
  readonly rows: number
  /** Place of the border behind each cell, row by row. */
  readonly ends: Int32Array
  /** 1 for each cell with a backslash in it: NULL, or one with escapes. */
  readonly escaped: Uint8Array
  /** No byte above 0x7f: places in the bytes are places in the text. */
  readonly isAscii: boolean
}

const TAB = 0x09
const LINE_BREAK = 0x0a
const BACKSLASH = 0x5c
/** Bytes a cell to begin with; the lists grow when there are more cells. */
const BYTES_A_CELL = 8

/** Goes once through the bytes. @throws {InternalError} when they are not rows of that many columns. */
export function findCells(bytes: Buffer, columns: number): Cells {
  let room = Math.ceil(bytes.length / BYTES_A_CELL) + columns
  let ends = new Int32Array(room)
  let escaped = new Uint8Array(room)
  let cells = 0
  let all = 0
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] as number
    all |= byte
    // Nearly every byte is neither: two comparisons pass it by.
    if (byte > BACKSLASH || (byte > LINE_BREAK && byte < BACKSLASH)) continue
    if (byte === TAB || byte === LINE_BREAK) {
      ends[cells] = at
      cells += 1
      if (cells < room) continue
      room *= 2
      ends = grown(ends, new Int32Array(room))
      escaped = grown(escaped, new Uint8Array(room))
    } else if (byte === BACKSLASH) escaped[cells] = 1
  }
  if (cells % columns !== 0) throw new InternalError(`COPY gave ${cells} cells for rows of ${columns}`)
  return { bytes, columns, rows: cells / columns, ends, escaped, isAscii: all < 0x80 }
}

/** Borders counted in UTF-16 units of the text that the bytes spell. */
export function bordersInText(text: string, cells: number): Int32Array {
  const ends = new Int32Array(cells)
  for (let at = 0, cell = 0; cell < cells; at += 1) {
    const unit = text.charCodeAt(at)
    if (unit !== TAB && unit !== LINE_BREAK) continue
    ends[cell] = at
    cell += 1
  }
  return ends
}

function grown<T extends Int32Array | Uint8Array>(from: T, to: T): T {
  to.set(from)
  return to
}
