import type { PgConnection } from './connection.js'
import { LEDGER_SCHEMA } from './ledger.js'

/** A table of the catalog; `isDefault` when it lies in the schema that unqualified names mean. */
export interface TableRow {
  readonly oid: number
  readonly schema: string
  readonly name: string
  readonly isDefault: boolean
}

/** A column; `typmod` holds length, precision and scale in the server's packing. */
export interface ColumnRow {
  readonly table: number
  readonly number: number
  readonly name: string
  readonly type: number
  readonly typmod: number
  readonly spelled: string
  readonly notNull: boolean
  /** `a` always, `d` by default, empty for none. */
  readonly identity: string
  readonly generated: string
  readonly default: string | null
}

/** A type: `b` base, `e` enum, `d` domain. */
export interface TypeRow {
  readonly oid: number
  readonly name: string
  readonly kind: string
  readonly category: string
  readonly element: number
  readonly base: number
  readonly baseTypmod: number
  readonly notNull: boolean
  readonly labels: readonly string[] | null
  readonly checks: readonly { readonly name: string; readonly expression: string }[] | null
}

/** A primary key, foreign key or check. */
export interface ConstraintRow {
  readonly table: number
  readonly name: string
  readonly kind: 'p' | 'f' | 'c'
  readonly columns: readonly number[] | null
  readonly target: number
  readonly targetColumns: readonly number[] | null
  readonly onDelete: string
  readonly deferrable: boolean
  readonly expression: string | null
}

/** A unique index, alone or behind a constraint; column 0 stands for an expression. */
export interface IndexRow {
  readonly table: number
  readonly name: string
  readonly columns: readonly number[]
  readonly parts: readonly string[]
  readonly where: string | null
  readonly nullsNotDistinct: boolean
  readonly deferrable: boolean
}

/** Everything read from the server, before it is put together. */
export interface CatalogRows {
  readonly tables: readonly TableRow[]
  readonly columns: readonly ColumnRow[]
  readonly types: readonly TypeRow[]
  readonly constraints: readonly ConstraintRow[]
  readonly indexes: readonly IndexRow[]
}

/** Reads the system catalogs. The ledger's schema and partitions (their parent stands for them) are left out. */
export async function readCatalogRows(connection: PgConnection): Promise<CatalogRows> {
  return {
    tables: await list<TableRow>(connection, TABLES),
    columns: await list<ColumnRow>(connection, COLUMNS),
    types: await list<TypeRow>(connection, TYPES),
    constraints: await list<ConstraintRow>(connection, CONSTRAINTS),
    indexes: await list<IndexRow>(connection, INDEXES),
  }
}

/** Rows as JSON, with the settings that fix how defaults are printed. */
async function list<T>(connection: PgConnection, query: string): Promise<readonly T[]> {
  const { rows } = await connection.askFixed(`SELECT row_to_json(x) FROM (${query}) AS x`)
  return rows.map(([json]) => JSON.parse(json ?? '{}') as T)
}

const IS_OURS = `n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', '${LEDGER_SCHEMA}')
  AND c.relkind IN ('r', 'p') AND NOT c.relispartition`

const TABLES = `
  SELECT c.oid::int8 AS oid, n.nspname AS schema, c.relname AS name,
    coalesce(n.nspname = current_schema(), false) AS "isDefault"
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE ${IS_OURS} ORDER BY n.nspname, c.relname`

const COLUMNS = `
  SELECT c.oid::int8 AS table, a.attnum AS number, a.attname AS name, a.atttypid::int8 AS type, a.atttypmod AS typmod,
    format_type(a.atttypid, a.atttypmod) AS spelled, a.attnotnull AS "notNull", a.attidentity AS identity,
    a.attgenerated AS generated, pg_get_expr(d.adbin, d.adrelid) AS default
  FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
  LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
  WHERE ${IS_OURS} AND a.attnum > 0 AND NOT a.attisdropped ORDER BY c.oid, a.attnum`

const TYPES = `
  SELECT t.oid::int8 AS oid, t.typname AS name, t.typtype AS kind, t.typcategory AS category,
    t.typelem::int8 AS element, t.typbasetype::int8 AS base, t.typtypmod AS "baseTypmod", t.typnotnull AS "notNull",
    (SELECT json_agg(e.enumlabel ORDER BY e.enumsortorder) FROM pg_enum e WHERE e.enumtypid = t.oid) AS labels,
    (SELECT json_agg(json_build_object('name', k.conname, 'expression', pg_get_expr(k.conbin, 0)) ORDER BY k.conname)
      FROM pg_constraint k WHERE k.contypid = t.oid AND k.contype = 'c') AS checks
  FROM pg_type t WHERE t.typtype IN ('b', 'e', 'd')`

const CONSTRAINTS = `
  SELECT k.conrelid::int8 AS table, k.conname AS name, k.contype AS kind, k.conkey AS columns,
    k.confrelid::int8 AS target, k.confkey AS "targetColumns", k.confdeltype AS "onDelete",
    k.condeferrable AS deferrable, pg_get_expr(k.conbin, k.conrelid, true) AS expression
  FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE ${IS_OURS} AND k.contype IN ('p', 'f', 'c') AND k.conparentid = 0 ORDER BY k.conrelid, k.conname`

// indnullsnotdistinct came with PostgreSQL 15; going through JSON reads it where it is.
const INDEXES = `
  SELECT i.indrelid::int8 AS table, x.relname AS name, (i.indkey::int2[])[0:i.indnkeyatts - 1] AS columns,
    (SELECT json_agg(pg_get_indexdef(i.indexrelid, p, true) ORDER BY p) FROM generate_series(1, i.indnkeyatts) p) AS parts,
    pg_get_expr(i.indpred, i.indrelid, true) AS where,
    coalesce((to_jsonb(i) ->> 'indnullsnotdistinct')::bool, false) AS "nullsNotDistinct",
    coalesce((SELECT k.condeferrable FROM pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype = 'u'), false) AS deferrable
  FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid JOIN pg_class c ON c.oid = i.indrelid
  JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE ${IS_OURS} AND i.indisunique AND NOT i.indisprimary AND i.indisvalid ORDER BY i.indrelid, x.relname`
