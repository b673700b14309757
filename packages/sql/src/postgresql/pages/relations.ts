import type { Table } from '@seed/core/adapter'
import { quoteLiteral, quoteTable } from '../../shared/quote.js'
import type { PgConnection } from '../connection.js'

/** A table on disk whose rows can be read block by block. */
export interface Relation {
  /** Quoted, with its schema. */
  readonly name: string
  readonly blocks: number
  /** Rows a block as the last ANALYZE saw it; 0 when nobody knows. */
  readonly density: number
}

/** The first version whose planner reads a range of blocks without the rest (TID Range Scan, release notes of 14). */
const RANGES_SINCE = 140_000

/**
 * The tables on disk that hold the rows of a table: itself, or its partitions or heirs. Undefined where they cannot be read
 * by blocks: a view, a foreign table, an older server, partitions with rights or row security of their own.
 */
export async function readRelations(connection: PgConnection, table: Table): Promise<readonly Relation[] | undefined> {
  const { rows } = await connection.ask(familyOf(quoteLiteral(quoteTable(table))))
  if (rows.length === 0 || rows.some(([, , , isReadable]) => isReadable !== 't')) return undefined
  return rows
    .filter(([, blocks]) => Number(blocks) > 0)
    .map(([name, blocks, density]) => ({ name: name ?? '', blocks: Number(blocks), density: Number(density) }))
}

/** Partitioned tables themselves have no blocks. What is asked of the heirs is what a question to the parent would not ask. */
function familyOf(table: string): string {
  return `SELECT * FROM (
  WITH RECURSIVE family (oid, depth) AS (
    SELECT ${table}::regclass::oid, 0
    UNION SELECT i.inhrelid, 1 FROM pg_inherits i JOIN family f ON i.inhparent = f.oid
  )
  SELECT quote_ident(n.nspname) || '.' || quote_ident(c.relname) AS name,
    CASE WHEN c.relkind = 'r' THEN pg_relation_size(c.oid) / current_setting('block_size')::int ELSE 0 END AS blocks,
    CASE WHEN c.reltuples > 0 AND c.relpages > 0 THEN c.reltuples / c.relpages ELSE 0 END AS density,
    (c.relkind = 'p' OR c.relkind = 'r' AND coalesce(a.amname, '') = 'heap')
      AND current_setting('server_version_num')::int >= ${RANGES_SINCE}
      AND (f.depth = 0 OR NOT c.relrowsecurity AND has_table_privilege(c.oid, 'SELECT')) AS readable
  FROM family f JOIN pg_class c ON c.oid = f.oid JOIN pg_namespace n ON n.oid = c.relnamespace
  LEFT JOIN pg_am a ON a.oid = c.relam ORDER BY c.oid) AS family`
}
