import type { Entity } from '@seed/core/adapter'
import { quoteTable } from '../shared/quote.js'
import type { PgConnection } from './connection.js'

/** An index that stands apart from its table, and the statements that take it away and make it again. */
interface SecondaryIndex {
  readonly drop: string
  readonly create: string
}

/**
 * Takes away the secondary indexes of these tables, unique constraints among them, for as long as rows are loaded in the same
 * transaction: made again at once they cost far less than row by row, and making a unique one checks every row.
 *
 * Primary keys stay, as do indexes that foreign keys rely on, those of partitions, and those with something that a definition
 * does not tell: a comment, a tablespace, CLUSTER, a replica identity, statistics of their own.
 *
 * @returns What makes them again.
 */
export async function putIndexesAside(
  connection: PgConnection,
  entities: readonly Entity[],
): Promise<() => Promise<void>> {
  const indexes: SecondaryIndex[] = []
  for (const table of new Set(entities.map((entity) => quoteTable(entity.table))))
    indexes.push(...(await readIndexes(connection, table)))
  for (const { drop } of indexes) await connection.ask(drop)
  return async () => {
    for (const { create } of indexes) await connection.ask(create)
  }
}

const READ = `
  SELECT CASE WHEN c.oid IS NULL THEN format('DROP INDEX %s', i.indexrelid::regclass)
           ELSE format('ALTER TABLE %s DROP CONSTRAINT %I', i.indrelid::regclass, c.conname) END,
         CASE WHEN c.oid IS NULL THEN pg_get_indexdef(i.indexrelid)
           ELSE format('ALTER TABLE %s ADD CONSTRAINT %I %s', i.indrelid::regclass, c.conname,
             pg_get_constraintdef(c.oid)) END
  FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid JOIN pg_class t ON t.oid = i.indrelid
  LEFT JOIN pg_constraint c ON c.conindid = i.indexrelid AND c.conrelid = i.indrelid AND c.contype IN ('u', 'x')
  WHERE i.indrelid = $1::text::regclass AND t.relkind = 'r' AND NOT t.relispartition
    AND NOT i.indisprimary AND i.indisvalid AND NOT i.indisclustered AND NOT i.indisreplident AND x.reltablespace = 0
    AND NOT EXISTS (SELECT FROM pg_constraint f WHERE f.conindid = i.indexrelid AND f.contype NOT IN ('u', 'x'))
    AND NOT EXISTS (SELECT FROM pg_inherits h WHERE h.inhparent = i.indrelid OR h.inhrelid = i.indrelid)
    AND NOT EXISTS (SELECT FROM pg_description d WHERE d.objoid IN (i.indexrelid, c.oid))
    AND NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = i.indexrelid AND coalesce(a.attstattarget, -1) >= 0)
  ORDER BY i.indexrelid`

async function readIndexes(connection: PgConnection, table: string): Promise<readonly SecondaryIndex[]> {
  const { rows } = await connection.ask(READ, [table])
  return rows.map(([drop, create]) => ({ drop: drop ?? '', create: create ?? '' }))
}
