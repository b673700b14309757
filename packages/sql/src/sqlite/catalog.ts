import type { Entity, Field, Schema, ToOne, UniqueSet } from '@seed/core/adapter'
import { groupBy } from '../shared/group.js'
import { columnsIn } from '../shared/sql-text.js'
import {
  checksForeignKeys,
  type ColumnRow,
  type ForeignKeyRow,
  type IndexRow,
  readColumns,
  readForeignKeys,
  readTables,
  readUniqueIndexes,
  type TableRow,
} from './catalog-queries.js'
import { parseDefault } from './column-default.js'
import { neutralType } from './column-type.js'
import type { SqliteConnection } from './connection.js'
import { parseCreateIndex, parseCreateTable } from './create-table.js'

/** One table with its columns and the columns of its key. */
interface Known {
  readonly table: TableRow
  readonly columns: readonly ColumnRow[]
  readonly key: readonly string[]
}

/**
 * What the live database will enforce. Entities go by their table names, fields by their column names. Foreign keys count
 * as enforced when this connection checks them.
 */
export async function readSqliteCatalog(connection: SqliteConnection): Promise<Schema> {
  const isEnforced = await checksForeignKeys(connection)
  // Names are compared without case, as SQLite does.
  const known = new Map<string, Known>()
  for (const table of await readTables(connection)) {
    known.set(table.name.toLowerCase(), knownOf(table, await readColumns(connection, table.name)))
  }
  const entities: Entity[] = []
  for (const one of known.values()) entities.push(await entityOf(connection, one, known, isEnforced))
  return { entities }
}

function knownOf(table: TableRow, columns: readonly ColumnRow[]): Known {
  const key = columns.filter((column) => column.key > 0).toSorted((a, b) => a.key - b.key)
  return { table, columns, key: key.map((column) => column.name) }
}

async function entityOf(
  connection: SqliteConnection,
  known: Known,
  all: ReadonlyMap<string, Known>,
  isEnforced: boolean,
): Promise<Entity> {
  const { name } = known.table
  const foreignKeys = groupBy(await readForeignKeys(connection, name), (row) => row.id)
  const indexes = await readUniqueIndexes(connection, name)
  const columns = known.columns.map((column) => column.name)
  return {
    name,
    table: { name },
    origin: 'database',
    fields: known.columns.map((column) => fieldOf(column, known)),
    key: known.key,
    relations: [...foreignKeys.values()].flatMap((rows) => relationOf(rows, known, all, isEnforced)),
    uniques: indexes.map((index) => uniqueOf(index, columns)),
    checks: parseCreateTable(known.table.sql).checks,
  }
}

function fieldOf(column: ColumnRow, known: Known): Field {
  const type = neutralType(column.type)
  const isRowid =
    known.key.length === 1 && column.key > 0 && /^integer$/i.test(column.type) && !known.table.withoutRowid
  const isComputed = column.hidden >= 2
  const value = column.default === null || isComputed ? undefined : parseDefault(column.default, type)
  return {
    name: column.name,
    column: column.name,
    type,
    nativeType: column.type.toLowerCase(), // SQLite's spelling of case differs between versions
    nullable: !(column.notNull || isRowid || (known.table.withoutRowid && column.key > 0)),
    ...(value === undefined ? {} : { default: value }),
    ...(isComputed ? { generated: 'computed' } : isRowid ? { generated: 'increment' } : {}),
  }
}

function relationOf(
  rows: readonly ForeignKeyRow[],
  known: Known,
  all: ReadonlyMap<string, Known>,
  isEnforced: boolean,
): readonly ToOne[] {
  const target = all.get(rows[0]?.target.toLowerCase() ?? '')
  if (target === undefined) return [] // the table was never made; SQLite notices when a row is written
  const fields = rows.map((row) => exactName(known, row.from))
  const columns = known.columns.filter((column) => fields.includes(column.name))
  const isRequired = columns.every((column) => column.notNull || known.key.includes(column.name))
  return [
    {
      arity: isRequired ? '1' : '0-1',
      name: fields.join('+'),
      target: target.table.name,
      fields,
      targetFields: rows.map((row, i) => (row.to === null ? (target.key[i] ?? '') : exactName(target, row.to))),
      origin: 'database',
      enforced: isEnforced,
      deferrable: true, // every foreign key is, through PRAGMA defer_foreign_keys
      onDelete: rows[0]?.onDelete as NonNullable<ToOne['onDelete']>,
    },
  ]
}

function uniqueOf(index: IndexRow, columns: readonly string[]): UniqueSet {
  const created = index.sql === null ? undefined : parseCreateIndex(index.sql)
  // A collation given by the index itself makes other values equal than the column alone would.
  const isExpression =
    index.columns.includes(null) || (created?.parts.some((part) => /\bCOLLATE\b/i.test(part)) ?? false)
  const expression = created?.parts.join(', ') ?? ''
  return {
    ...(index.origin === 'u' ? {} : { name: index.name }),
    fields: isExpression ? columnsIn(expression, columns) : index.columns.map((name) => name ?? ''),
    ...(created?.where === undefined ? {} : { where: created.where }),
    ...(isExpression ? { expression } : {}),
  }
}

function exactName(known: Known, name: string): string {
  return known.columns.find((column) => column.name.toLowerCase() === name.toLowerCase())?.name ?? name
}
