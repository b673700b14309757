import { type Field, InternalError, type Page, type Value } from '@seed/core/adapter'
import { assemble } from './assemble.js'
import { type Cells, countRows, findCells } from './find-cells.js'
import { type CellTexts, readColumn, readTexts, textsOf } from './read-cells.js'

/** A page that keeps rows as the server's COPY gave them. */
export interface CopyPage extends Page {
  readonly fields: readonly string[]
  /** Bytes as the server sent them. */
  readonly size: number
  /** The rows as COPY reads them into columns of these fields, which go by the names of the page's. */
  encode(fields: readonly Field[]): Buffer
  /** Texts of the last row's hidden columns. */
  lastHidden(): readonly (string | null)[]
}

/**
 * A page of the rows that COPY gave. Where their cells are is looked up when one is asked for.
 *
 * @param fields - Of the first columns.
 * @param hidden - How many columns stand behind them that belong to no field.
 * @param known - The number of rows, where it is known.
 */
export function copyPage(bytes: Buffer, fields: readonly Field[], hidden = 0, known?: number): CopyPage {
  const rows = known ?? countRows(bytes)
  const replaced = new Map<number, readonly Value[]>()
  let found: Cells | undefined
  const cells = (): Cells => (found ??= findCells(bytes, fields.length + hidden, rows))
  let decoded: CellTexts | undefined
  const texts = (): CellTexts => (decoded ??= textsOf(cells()))
  const placeOf = (name: string): number => {
    const place = fields.findIndex((field) => field.name === name)
    if (place === -1) throw new InternalError(`the page has no field ${name}`)
    return place
  }
  return {
    rows,
    fields: fields.map((field) => field.name),
    size: bytes.length,
    read: (name) => {
      const place = placeOf(name)
      return replaced.get(place) ?? readColumn(cells(), texts(), place, (fields[place] as Field).type)
    },
    replace: (name, values) => {
      if (values.length !== rows) throw new InternalError(`a page takes one value of ${name} for each row`)
      replaced.set(placeOf(name), values)
    },
    encode: (target) => {
      if (replaced.size === 0 && target.length === fields.length + hidden) return bytes
      return assemble(cells(), target, replaced)
    },
    lastHidden: () =>
      Array.from({ length: hidden }, (_, i) => readTexts(cells(), texts(), fields.length + i).at(-1) ?? null),
  }
}

/** Whether a page is one of COPY's. */
export function isCopyPage(page: Page): page is CopyPage {
  return 'encode' in page && 'lastHidden' in page
}
