import type { SqliteConnection, SqliteValue } from './connection.js'
import { LEDGER_TABLE } from './ledger.js'

/** A table and the text that made it. */
export interface TableRow {
  readonly name: string
  readonly sql: string
  readonly withoutRowid: boolean
}

/** A column; `hidden` 2 and 3 are generated ones, `key` its place in the primary key from 1. */
export interface ColumnRow {
  readonly name: string
  readonly type: string
  readonly notNull: boolean
  readonly default: string | null
  readonly key: number
  readonly hidden: number
}

/** One column of a foreign key; `to` is null when the target's primary key is meant. */
export interface ForeignKeyRow {
  readonly id: number
  readonly target: string
  readonly from: string
  readonly to: string | null
  readonly onDelete: string
}

/** A unique index; `origin` `u` for a constraint, `c` for CREATE INDEX. A column is null where an expression stands. */
export interface IndexRow {
  readonly name: string
  readonly origin: string
  readonly sql: string | null
  readonly columns: readonly (string | null)[]
}

/** Ordinary tables of the file, without SQLite's own and the ledger. */
export async function readTables(connection: SqliteConnection): Promise<readonly TableRow[]> {
  const rows = await connection.all(
    `SELECT m.name, m.sql, l.wr FROM sqlite_master m JOIN pragma_table_list l ON l.name = m.name AND l.schema = 'main'
     WHERE m.type = 'table' AND l.type = 'table' AND m.name NOT GLOB 'sqlite_*' AND m.name <> ? ORDER BY m.name`,
    [LEDGER_TABLE],
  )
  return rows.map(([name, sql, withoutRowid]) => ({
    name: text(name),
    sql: text(sql),
    withoutRowid: Number(withoutRowid) === 1,
  }))
}

/** Columns in their order; those hidden by virtual tables do not occur in ordinary ones. */
export async function readColumns(connection: SqliteConnection, table: string): Promise<readonly ColumnRow[]> {
  const rows = await connection.all(
    'SELECT name, type, "notnull", dflt_value, pk, hidden FROM pragma_table_xinfo(?) ORDER BY cid',
    [table],
  )
  return rows.map(([name, type, notNull, value, key, hidden]) => ({
    name: text(name),
    type: text(type),
    notNull: Number(notNull) === 1,
    default: value === null ? null : text(value),
    key: Number(key),
    hidden: Number(hidden),
  }))
}

/** Columns of foreign keys, those of one key together and in order. */
export async function readForeignKeys(connection: SqliteConnection, table: string): Promise<readonly ForeignKeyRow[]> {
  const rows = await connection.all(
    'SELECT id, "table", "from", "to", on_delete FROM pragma_foreign_key_list(?) ORDER BY id DESC, seq',
    [table],
  )
  return rows.map(([id, target, from, to, onDelete]) => ({
    id: Number(id),
    target: text(target),
    from: text(from),
    to: to === null ? null : text(to),
    onDelete: text(onDelete).toLowerCase(),
  }))
}

/** Unique indexes but the primary key's. */
export async function readUniqueIndexes(connection: SqliteConnection, table: string): Promise<readonly IndexRow[]> {
  const rows = await connection.all(
    `SELECT l.name, l.origin, m.sql FROM pragma_index_list(?) l LEFT JOIN sqlite_master m ON m.type = 'index' AND m.name = l.name
     WHERE l."unique" = 1 AND l.origin <> 'pk' ORDER BY l.seq DESC`,
    [table],
  )
  const indexes: IndexRow[] = []
  for (const [name, origin, sql] of rows) {
    indexes.push({
      name: text(name),
      origin: text(origin),
      sql: sql === null ? null : text(sql),
      columns: await readIndexColumns(connection, text(name)),
    })
  }
  return indexes
}

async function readIndexColumns(connection: SqliteConnection, index: string): Promise<readonly (string | null)[]> {
  const rows = await connection.all('SELECT cid, name FROM pragma_index_xinfo(?) WHERE key = 1 ORDER BY seqno', [index])
  return rows.map(([cid, column]) => (Number(cid) < 0 ? null : text(column)))
}

/** True when this connection checks foreign keys. */
export async function checksForeignKeys(connection: SqliteConnection): Promise<boolean> {
  const rows = await connection.all('SELECT foreign_keys FROM pragma_foreign_keys')
  return Number(rows[0]?.[0]) === 1
}

function text(value: SqliteValue | undefined): string {
  return String(value ?? '')
}
