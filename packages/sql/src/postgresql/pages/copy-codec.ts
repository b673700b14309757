import { InternalError, type Page, type PageCodec } from '@seed/core/adapter'
import { fieldsOf } from '../../shared/columns.js'
import { type CopyPage, copyPage, isCopyPage } from './copy-page.js'

/** Packs pages as the bytes of COPY's text format: what nobody has touched is not even looked at. */
export const codec: PageCodec = {
  module: import.meta.url,
  pack: (page, entity, fields) => ({
    rows: page.rows,
    bytes: asCopyPage(page, entity.name).encode(fieldsOf(entity, fields)),
  }),
  unpack: ({ bytes, rows }, entity, fields) => {
    const { buffer, byteOffset, byteLength } = bytes
    return copyPage(Buffer.from(buffer, byteOffset, byteLength), fieldsOf(entity, fields), 0, rows)
  },
}

/** @throws {InternalError} for a page of another door. */
export function asCopyPage(page: Page, entity: string): CopyPage {
  if (!isCopyPage(page)) throw new InternalError(`${entity}: a page of another door cannot be written with COPY`)
  return page
}
