import type { Entity, Tuple, Value } from '../schema/schema.js'

/**
 * Rows on their way from one database to another, in whatever form a door keeps them. Cells are decoded only when they are
 * asked for.
 */
export interface Page {
  readonly rows: number
  /** Canonical values of one field, one for each row. */
  read(field: string): readonly Value[]
  /** Puts other canonical values in the field's place, one for each row. */
  replace(field: string, values: readonly Value[]): void
}

/** Which rows a door gives. */
export interface PageSelection {
  /** Names of the fields that the pages hold. */
  readonly fields: readonly string[]
  /** Rows a page at most, about. */
  readonly pageRows: number
  /** Pages come in key order, from the row behind this key on. Unless told, in whatever order is fastest. */
  readonly after?: Tuple | 'start'
}

/** The rows of a page as bytes, which can go to another thread. */
export interface PackedPage {
  readonly rows: number
  readonly bytes: Uint8Array
}

/** Takes pages apart and puts them together again, in this thread or in another one. */
export interface PageCodec {
  /** URL of the module whose export `codec` this is: other threads import it. */
  readonly module: string
  /** The rows as they are now. The page is not used afterwards, for its bytes may be gone. */
  pack(page: Page, entity: Entity, fields: readonly string[]): PackedPage
  /** A page of these fields, in their order. */
  unpack(packed: PackedPage, entity: Entity, fields: readonly string[]): Page
}

/**
 * Moves whole pages of rows. Stores whose doors have one format exchange pages in the database's own text: what nobody asks
 * for is never decoded.
 */
export interface PageDoor {
  readonly format: string
  /** Where pages can go to other threads. */
  readonly codec?: PageCodec
  /** The connection is free for other questions whenever a page has been given. */
  read(entity: Entity, selection: PageSelection): AsyncIterable<Page>
  /**
   * Writes pages that a door of the same format gave, for the fields they hold, as one statement where the database can; gives
   * the number of rows. A page is pulled while the database takes the ones before. When pulling throws, the very error is
   * thrown.
   *
   * @param fields - What all pages hold, in their order.
   */
  write(entity: Entity, fields: readonly string[], pages: AsyncIterable<Page>): Promise<number>
}
