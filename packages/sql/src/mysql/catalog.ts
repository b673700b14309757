import type { Check, Entity, Field, Schema, ToOne, UniqueSet } from '@seed/core/adapter'
import { groupBy } from '../shared/group.js'
import { quoteIdentifier } from '../shared/quote.js'
import { unwrap } from '../shared/sql-text.js'
import { type CatalogRows, readCatalogRows } from './catalog-queries.js'
import type { CheckRow, ColumnRow, ForeignKeyRow, IndexRow, TableRow } from './catalog-rows.js'
import { parseDefault } from './column-default.js'
import { columnType } from './column-type.js'
import type { MysqlConnection } from './connection.js'
import { standardExpression } from './printed-text.js'
import { withSettings } from './settings.js'
import type { Flavour } from './target.js'

const ON_DELETE: Readonly<Record<string, NonNullable<ToOne['onDelete']>>> = {
  'NO ACTION': 'no action',
  RESTRICT: 'restrict',
  CASCADE: 'cascade',
  'SET NULL': 'set null',
  'SET DEFAULT': 'set default',
}

/** One table with everything the server says about it. */
interface Known {
  readonly flavour: Flavour
  readonly table: TableRow
  readonly columns: readonly ColumnRow[]
  readonly foreignKeys: readonly ForeignKeyRow[]
  readonly indexes: readonly IndexRow[]
  readonly checks: readonly CheckRow[]
}

/**
 * What the live database will enforce: the tables of the connection's database and of `further` ones, without the ledger.
 * Entities go by their table names (`billing.invoices` outside the connection's database), fields by their column names.
 */
export async function readMysqlCatalog(connection: MysqlConnection, further: readonly string[] = []): Promise<Schema> {
  return schemaOf(await withSettings(connection, () => readCatalogRows(connection, further)))
}

/** Puts the rows of the catalog together. */
export function schemaOf(rows: CatalogRows): Schema {
  const place = (row: { readonly schema: string; readonly table: string }): string => `${row.schema}.${row.table}`
  const columns = groupBy(rows.columns, place)
  const foreignKeys = groupBy(rows.foreignKeys, place)
  const indexes = groupBy(rows.indexes, place)
  const checks = groupBy(rows.checks, place)
  const nameOf = (schema: string, table: string): string => (schema === rows.database ? table : `${schema}.${table}`)
  const known = rows.tables.map((table): Known => {
    const at = place({ schema: table.schema, table: table.name })
    return {
      flavour: rows.flavour,
      table,
      columns: columns.get(at) ?? [],
      foreignKeys: foreignKeys.get(at) ?? [],
      indexes: indexes.get(at) ?? [],
      checks: checks.get(at) ?? [],
    }
  })
  const names = new Set(rows.tables.map((table) => nameOf(table.schema, table.name)))
  return { entities: known.map((one) => entityOf(one, rows.database, nameOf, names)) }
}

function entityOf(
  known: Known,
  database: string,
  nameOf: (schema: string, table: string) => string,
  names: ReadonlySet<string>,
): Entity {
  const { table, indexes } = known
  const byName = groupBy(indexes, (row) => row.name)
  const key = (byName.get('PRIMARY') ?? []).map((row) => row.column ?? '')
  const relations = [...groupBy(known.foreignKeys, (row) => row.name).values()]
  return {
    name: nameOf(table.schema, table.name),
    table: { ...(table.schema === database ? {} : { schema: table.schema }), name: table.name },
    origin: 'database',
    fields: known.columns.map((column) => fieldOf(column, key, known)),
    key,
    relations: relations.flatMap((rows) => relationOf(rows, known, nameOf, names)),
    uniques: [...byName].filter(([name]) => name !== 'PRIMARY').map(([name, rows]) => uniqueOf(name, rows, known)),
    checks: known.checks.filter((row) => !isJsonCheck(row)).map((row) => checkOf(row, known.flavour)),
  }
}

function fieldOf(column: ColumnRow, key: readonly string[], { flavour, checks }: Known): Field {
  const isJson = checks.some((check) => check.name === column.name && isJsonCheck(check))
  const type = columnType(column.type, isJson)
  const isComputed = /\bGENERATED\b/.test(column.extra.replace('DEFAULT_GENERATED', ''))
  const isCounted = /auto_increment/i.test(column.extra)
  const isUuidKey = key.includes(column.name) && /^\(?uuid\(\)/i.test(column.default ?? '')
  const isExpression = column.extra.includes('DEFAULT_GENERATED')
  const value =
    column.default === null || isComputed
      ? undefined
      : parseDefault({ text: column.default, isExpression }, type, flavour)
  const generated = isComputed ? 'computed' : isCounted ? 'increment' : isUuidKey ? 'uuid' : undefined
  return {
    name: column.name,
    column: column.name,
    type,
    nativeType: isJson ? 'json' : column.type,
    nullable: column.nullable,
    ...(value === undefined ? {} : { default: value }),
    ...(generated === undefined ? {} : { generated }),
  }
}

function relationOf(
  rows: readonly ForeignKeyRow[],
  { columns }: Known,
  nameOf: (schema: string, table: string) => string,
  names: ReadonlySet<string>,
): readonly ToOne[] {
  const [first] = rows
  const target = first === undefined ? '' : nameOf(first.targetSchema, first.target)
  if (first === undefined || !names.has(target)) return [] // a table of a database that was not asked for
  const fields = rows.map((row) => row.column)
  const isRequired = fields.every((name) => columns.find((column) => column.name === name)?.nullable === false)
  return [
    {
      arity: isRequired ? '1' : '0-1',
      name: fields.join('+'),
      target,
      fields,
      targetFields: rows.map((row) => row.targetColumn),
      origin: 'database',
      enforced: true,
      deferrable: false,
      onDelete: ON_DELETE[first.onDelete] ?? 'no action',
    },
  ]
}

/** An index on the beginning of a column is one on an expression: rows that differ later collide. */
function uniqueOf(name: string, rows: readonly IndexRow[], { flavour, columns }: Known): UniqueSet {
  const isExpression = rows.some((row) => row.expression !== null || row.characters !== undefined)
  if (!isExpression) return { name, fields: rows.map((row) => row.column ?? '') }
  const expression = rows.map((row) => partOf(row, flavour)).join(', ')
  const read = columns.filter((column) => expression.includes(quoteIdentifier(column.name)))
  return { name, fields: read.map((column) => column.name), expression }
}

function partOf({ column, characters, expression }: IndexRow, flavour: Flavour): string {
  if (expression !== null) return standardExpression(expression, flavour).replaceAll('`', '"')
  const name = quoteIdentifier(column ?? '')
  return characters === undefined ? name : `left(${name}, ${characters})`
}

function checkOf(row: CheckRow, flavour: Flavour): Check {
  return { name: row.name, expression: unwrap(standardExpression(row.expression, flavour)) }
}

/** MariaDB's JSON is a long text with this check of its own. */
function isJsonCheck(row: CheckRow): boolean {
  return row.ofColumn && /^json_valid\([`"]/i.test(row.expression)
}
