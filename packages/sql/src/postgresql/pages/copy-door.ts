import { type Entity, type Field, type Page, type PageDoor, type PageSelection } from '@seed/core/adapter'
import { columnList, fieldsOf } from '../../shared/columns.js'
import { quoteTable } from '../../shared/quote.js'
import { type PgConnection, type PgCopy, SETTINGS } from '../connection.js'
import { asCopyPage, codec } from './copy-codec.js'
import { readBlocks } from './read-blocks.js'
import { readByCursor, readByKey } from './read-by-key.js'
import { readRelations } from './relations.js'

/** The text that COPY prints under the settings of `fixSettings`; every supported version prints and reads it alike. */
const FORMAT = 'postgresql-copy-text'

/** Bytes handed to the socket at once; the event loop turns in between. */
const CHUNK_BYTES = 1024 * 1024

/**
 * Moves pages of rows with COPY. A table is read in the order of its blocks, or by key where that is asked for or where there
 * are no blocks to read; what has no key either comes through a cursor.
 *
 * In the order of blocks, a row that the same transaction changes while it reads may come twice: read by key, or in a
 * snapshot.
 */
export function copyDoor(connection: PgConnection, copy: PgCopy): PageDoor {
  return {
    format: FORMAT,
    codec,
    read: (entity, selection) => readPages(connection, copy, entity, selection),
    write: (entity, fields, pages) => writePages(connection, copy, entity, fields, pages),
  }
}

async function* readPages(
  connection: PgConnection,
  copy: PgCopy,
  entity: Entity,
  { fields: names, pageRows, after }: PageSelection,
): AsyncGenerator<Page, void, undefined> {
  const fields = fieldsOf(entity, names)
  if (after !== undefined) {
    return yield* readByKey(connection, copy, entity, fields, pageRows, after === 'start' ? undefined : after)
  }
  const relations = await readRelations(connection, entity.table)
  if (relations !== undefined) {
    for (const relation of relations) yield* readBlocks(connection, copy, entity, relation, fields, pageRows)
  } else if (entity.key.length > 0) yield* readByKey(connection, copy, entity, fields, pageRows, undefined)
  else yield* readByCursor(connection, entity, fields, pageRows)
}

async function writePages(
  connection: PgConnection,
  copy: PgCopy,
  entity: Entity,
  names: readonly string[],
  pages: AsyncIterable<Page>,
): Promise<number> {
  const fields = fieldsOf(entity, names)
  await connection.ask(`SET CONSTRAINTS ALL DEFERRED; ${SETTINGS}`)
  const statement = `COPY ${quoteTable(entity.table)} (${columnList(fields)}) FROM STDIN`
  return copy.in(statement, chunksOf(entity, pages, fields))
}

async function* chunksOf(
  entity: Entity,
  pages: AsyncIterable<Page>,
  fields: readonly Field[],
): AsyncGenerator<Buffer, void, undefined> {
  for await (const page of pages) {
    const bytes = asCopyPage(page, entity.name).encode(fields)
    for (let from = 0; from < bytes.length; from += CHUNK_BYTES) yield bytes.subarray(from, from + CHUNK_BYTES)
  }
}
