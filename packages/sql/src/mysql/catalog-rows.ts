import type { TextRow } from './connection.js'

/** A table of one of the databases that were asked for. */
export interface TableRow {
  readonly schema: string
  readonly name: string
}

/** A column of a table. */
export interface ColumnRow extends InTable {
  readonly name: string
  /** The type in full: `decimal(8,2) unsigned`. */
  readonly type: string
  readonly nullable: boolean
  readonly default: string | null
  /** `auto_increment`, `STORED GENERATED`, `DEFAULT_GENERATED`, `on update current_timestamp()`. */
  readonly extra: string
}

/** One column of a foreign key, in its order. */
export interface ForeignKeyRow extends InTable {
  readonly name: string
  readonly column: string
  readonly targetSchema: string
  readonly target: string
  readonly targetColumn: string
  readonly onDelete: string
}

/** One part of a unique index, in its order: a column, the beginning of one, or an expression (MySQL). */
export interface IndexRow extends InTable {
  readonly name: string
  readonly column: string | null
  readonly characters: number | undefined
  readonly expression: string | null
}

/** A check; of a column's own where MariaDB says so. */
export interface CheckRow extends InTable {
  readonly name: string
  readonly ofColumn: boolean
  readonly expression: string
}

interface InTable {
  readonly schema: string
  readonly table: string
}

/** Reads a row by the places of its columns. */
export function tableRow(row: TextRow): TableRow {
  const [schema = '', name = ''] = present(row)
  return { schema, name }
}

/** Reads a row by the places of its columns. */
export function columnRow(row: TextRow): ColumnRow {
  const [schema = '', table = '', name = '', type = '', nullable, , extra = ''] = present(row)
  return { schema, table, name, type, nullable: nullable === 'YES', default: row[5] ?? null, extra }
}

/** Reads a row by the places of its columns. */
export function foreignKeyRow(row: TextRow): ForeignKeyRow {
  const [schema = '', table = '', name = '', column = '', ...to] = present(row)
  const [targetSchema = '', target = '', targetColumn = '', onDelete = ''] = to
  return { schema, table, name, column, targetSchema, target, targetColumn, onDelete }
}

/** Reads a row by the places of its columns. */
export function indexRow(row: TextRow): IndexRow {
  const [schema = '', table = '', name = '', , characters = ''] = present(row)
  const first = characters === '' ? undefined : Number(characters)
  return { schema, table, name, column: row[3] ?? null, characters: first, expression: row[5] ?? null }
}

/** Reads a row by the places of its columns. */
export function checkRow(row: TextRow): CheckRow {
  const [schema = '', table = '', name = '', level, expression = ''] = present(row)
  return { schema, table, name, ofColumn: level === 'Column', expression }
}

function present(row: TextRow): readonly string[] {
  return row.map((text) => text ?? '')
}
