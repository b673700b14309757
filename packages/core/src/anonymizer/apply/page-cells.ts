import type { Value } from '../../schema/schema.js'
import type { Cells } from '../transform.js'

/** Cells that also say which rows are about nobody: for masks of parts, whose own values stand for a subject there. */
export interface PageCells extends Cells {
  /** Of each row; the list may be empty where none is about anybody. */
  readonly whose: readonly (string | undefined)[]
}

/** What is known of cells before a mask asks whom they are about. */
export type CellLists = Omit<PageCells, 'subjects'>

/**
 * Names the subjects when a mask asks for them: naming rows that are about nobody takes as long as many a mask.
 *
 * A class, for each object literal with a getter of its own gets a hidden class of its own, which V8 keeps until the next full
 * collection, with the getter and the whole page behind it.
 */
export class LazyCells implements PageCells {
  readonly values: readonly Value[]
  readonly normal: readonly string[]
  readonly wellFormed: readonly boolean[]
  readonly whose: readonly (string | undefined)[]
  readonly read: (field: string) => readonly Value[]
  readonly #own: (at: number) => string
  #named: readonly string[] | undefined

  /** @param own - Names the subject of a row that is about nobody. */
  constructor({ values, normal, wellFormed, whose, read }: CellLists, own: (at: number) => string) {
    this.values = values
    this.normal = normal
    this.wellFormed = wellFormed
    this.whose = whose
    this.read = read
    this.#own = own
  }

  get subjects(): readonly string[] {
    return (this.#named ??= this.#shared() ?? this.values.map((_, i) => this.whose[i] ?? this.#own(i)))
  }

  /** One list for all fields of a page, so that what is drawn for its subjects is drawn once. */
  #shared(): readonly string[] | undefined {
    const { values, whose } = this
    return whose.length === values.length && !whose.includes(undefined) ? (whose as readonly string[]) : undefined
  }
}
