import type { Entity, Field } from '@seed/core/adapter'
import { columnList } from '../../shared/columns.js'
import { ownRows, where } from '../../shared/inheritance.js'
import { fixSettings, type PgConnection, type PgCopy } from '../connection.js'
import { type CopyPage, copyPage } from './copy-page.js'
import type { Relation } from './relations.js'

/** A page holds about this many bytes at most, unless one block does: rows may have megabytes out of line (TOAST). */
const PAGE_BYTES = 4 * 1024 * 1024
/** Blocks of the first page, before anything is known of what the rows hold out of line. */
const FIRST_BLOCKS = 64
/** Rows a block where nobody knows. */
const USUAL_DENSITY = 50
/** How much faster than the page before a page may grow. */
const GROWTH = 4

/**
 * Reads a table in the order of its blocks, some for each COPY: nothing is sorted, and the connection is free in between. Each
 * row that the snapshot sees is in one block, and none is behind the last one there was at the beginning. While a page is
 * at work the server sends the next one.
 */
export async function* readBlocks(
  connection: PgConnection,
  copy: PgCopy,
  entity: Entity,
  relation: Relation,
  fields: readonly Field[],
  pageRows: number,
): AsyncGenerator<CopyPage, void, undefined> {
  const select = `SELECT ${columnList(fields)} FROM ONLY ${relation.name}`
  const ask = async (from: number, to: number): Promise<Buffer> => {
    await fixSettings(connection)
    const range = `ctid >= '(${from},0)' AND ctid < '(${to},0)'`
    return copy.out(`COPY (${select}${where(range, ownRows(entity))}) TO STDOUT`)
  }
  let blocks = Math.min(firstBlocks(relation, pageRows), relation.blocks)
  let densest = relation.density || USUAL_DENSITY
  let to = blocks
  let coming: Promise<Buffer> | undefined = ask(0, to)
  try {
    while (coming !== undefined) {
      const page = copyPage(await coming, fields)
      densest = Math.max(densest, page.rows / blocks)
      blocks = Math.min(nextBlocks(blocks, page, pageRows, densest), relation.blocks - to)
      coming = blocks === 0 ? undefined : ask(to, to + blocks)
      coming?.catch(() => undefined) // heard when its page is wanted
      to += blocks
      if (page.rows > 0) yield page
    }
  } finally {
    await coming?.catch(() => undefined)
  }
}

function firstBlocks({ density }: Relation, pageRows: number): number {
  return Math.max(1, Math.min(FIRST_BLOCKS, Math.floor(pageRows / (density || USUAL_DENSITY))))
}

/**
 * So many blocks that the next page has about the rows wanted, going by this one; behind a stretch of deleted rows no more
 * than the densest blocks so far allow.
 */
function nextBlocks(blocks: number, page: CopyPage, pageRows: number, densest: number): number {
  const most = Math.min(blocks * GROWTH, (GROWTH * pageRows) / densest)
  if (page.rows === 0) return Math.max(1, Math.floor(most))
  const byRows = (blocks * pageRows) / page.rows
  const byBytes = (blocks * PAGE_BYTES) / page.size
  return Math.max(1, Math.floor(Math.min(byRows, byBytes, most)))
}
