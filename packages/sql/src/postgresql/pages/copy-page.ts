import { type Field, InternalError, type Page, type Value } from '@seed/core/adapter'
import { assemble } from './assemble.js'
import { findCells } from './find-cells.js'
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
 * A page of the rows that COPY gave.
 *
 * @param fields - Of the first columns.
 * @param hidden - How many columns stand behind them that belong to no field.
 */
export function copyPage(bytes: Buffer, fields: readonly Field[], hidden = 0): CopyPage {
  const cells = findCells(bytes, fields.length + hidden)
  const replaced = new Map<number, readonly Value[]>()
  let decoded: CellTexts | undefined
  const texts = (): CellTexts => (decoded ??= textsOf(cells))
  const placeOf = (name: string): number => {
    const place = fields.findIndex((field) => field.name === name)
    if (place === -1) throw new InternalError(`the page has no field ${name}`)
    return place
  }
  return {
    rows: cells.rows,
    fields: fields.map((field) => field.name),
    size: bytes.length,
    read: (name) => {
      const place = placeOf(name)
      return replaced.get(place) ?? readColumn(cells, texts(), place, (fields[place] as Field).type)
    },
    replace: (name, values) => {
      if (values.length !== cells.rows) throw new InternalError(`a page takes one value of ${name} for each row`)
      replaced.set(placeOf(name), values)
    },
    encode: (target) => assemble(cells, target, replaced),
    lastHidden: () =>
      Array.from({ length: hidden }, (_, i) => readTexts(cells, texts(), fields.length + i).at(-1) ?? null),
  }
}
