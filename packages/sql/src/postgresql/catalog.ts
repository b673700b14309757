import type { Check, Entity, Field, Schema, ToOne, UniqueSet } from '@seed/core/adapter'
import { groupBy } from '../shared/group.js'
import { quoteIdentifier } from '../shared/quote.js'
import { columnsIn, unwrap } from '../shared/sql-text.js'
import {
  readCatalogRows,
  type CatalogRows,
  type ColumnRow,
  type ConstraintRow,
  type IndexRow,
  type TableRow,
} from './catalog-queries.js'
import { parseDefault } from './column-default.js'
import { type ResolvedType, resolveType } from './column-type.js'
import type { PgConnection } from './connection.js'

const ON_DELETE: Readonly<Record<string, NonNullable<ToOne['onDelete']>>> = {
  a: 'no action',
  r: 'restrict',
  c: 'cascade',
  n: 'set null',
  d: 'set default',
}

/** One table with everything the server says about it. */
interface Known {
  readonly table: TableRow
  readonly name: string
  readonly columns: readonly (ColumnRow & { readonly resolved: ResolvedType })[]
  readonly constraints: readonly ConstraintRow[]
  readonly indexes: readonly IndexRow[]
}

/**
 * What the live database will enforce: the tables of all schemas but the system's and the ledger's. Entities go by their
 * table names (`billing.invoices` outside the default schema), fields by their column names. Needs no transaction.
 */
export async function readPostgresqlCatalog(connection: PgConnection): Promise<Schema> {
  const known = gather(await readCatalogRows(connection))
  return { entities: [...known.values()].map((one) => entityOf(one, known)) }
}

function gather(rows: CatalogRows): ReadonlyMap<number, Known> {
  const types = new Map(rows.types.map((type) => [type.oid, type]))
  const columns = groupBy(rows.columns, (row) => row.table)
  const constraints = groupBy(rows.constraints, (row) => row.table)
  const indexes = groupBy(rows.indexes, (row) => row.table)
  const knownOf = (table: TableRow): Known => ({
    table,
    name: table.isDefault ? table.name : `${table.schema}.${table.name}`,
    columns: (columns.get(table.oid) ?? []).map((column) => ({
      ...column,
      resolved: resolveType(types, column.type, column.typmod),
    })),
    constraints: constraints.get(table.oid) ?? [],
    indexes: indexes.get(table.oid) ?? [],
  })
  return new Map(rows.tables.map((table) => [table.oid, knownOf(table)]))
}

function entityOf(known: Known, all: ReadonlyMap<number, Known>): Entity {
  const { table, columns, constraints } = known
  const key = names(known, constraints.find((row) => row.kind === 'p')?.columns)
  return {
    name: known.name,
    table: { ...(table.isDefault ? {} : { schema: table.schema }), name: table.name },
    origin: 'database',
    fields: columns.map((column) => fieldOf(column, key)),
    key,
    relations: constraints.filter((row) => row.kind === 'f').flatMap((row) => relationOf(row, known, all)),
    uniques: known.indexes.map((index) => uniqueOf(index, known)),
    checks: [...constraints.filter((row) => row.kind === 'c').map(checkOf), ...columns.flatMap(domainChecks)],
  }
}

function fieldOf(column: Known['columns'][number], key: readonly string[]): Field {
  const { type, notNull } = column.resolved
  const isCounted = column.identity !== '' || /^nextval\(/i.test(column.default ?? '')
  const isUuidKey = type.kind === 'uuid' && key.includes(column.name) && /uuid/i.test(column.default ?? '')
  const isComputed = column.generated !== ''
  const value = column.default === null || isComputed || isCounted ? undefined : parseDefault(column.default, type)
  const generated = isComputed ? 'computed' : isCounted ? 'increment' : isUuidKey ? 'uuid' : undefined
  return {
    name: column.name,
    column: column.name,
    type,
    nativeType: column.spelled,
    nullable: !column.notNull && !notNull,
    ...(value === undefined ? {} : { default: value }),
    ...(generated === undefined ? {} : { generated }),
    ...(column.identity === 'a' ? { identityAlways: true } : {}),
  }
}

function relationOf(row: ConstraintRow, known: Known, all: ReadonlyMap<number, Known>): readonly ToOne[] {
  const target = all.get(row.target)
  if (target === undefined) return [] // a table of a schema that is left out
  const fields = names(known, row.columns)
  const isRequired = fields.every((name) => isNotNull(known, name))
  return [
    {
      arity: isRequired ? '1' : '0-1',
      name: fields.join('+'),
      target: target.name,
      fields,
      targetFields: names(target, row.targetColumns),
      origin: 'database',
      enforced: true,
      deferrable: row.deferrable,
      onDelete: ON_DELETE[row.onDelete] ?? 'no action',
    },
  ]
}

function uniqueOf(index: IndexRow, known: Known): UniqueSet {
  const isExpression = index.columns.includes(0)
  const expression = index.parts.join(', ')
  const columns = known.columns.map((column) => column.name)
  return {
    name: index.name,
    fields: isExpression ? columnsIn(expression, columns) : names(known, index.columns),
    ...(index.where === null ? {} : { where: unwrap(index.where) }),
    ...(isExpression ? { expression } : {}),
    ...(index.nullsNotDistinct ? { nullsNotDistinct: true } : {}),
    ...(index.deferrable ? { deferrable: true } : {}),
  }
}

function checkOf(row: ConstraintRow): Check {
  return { name: row.name, expression: unwrap(row.expression ?? 'true') }
}

function domainChecks(column: Known['columns'][number]): readonly Check[] {
  return column.resolved.checks.map(({ name, expression }) => ({
    name,
    expression: unwrap(expression.replace(/\bVALUE\b/g, quoteIdentifier(column.name))),
  }))
}

function names(known: Known, numbers: readonly number[] | null | undefined): readonly string[] {
  return (numbers ?? []).map((number) => known.columns.find((column) => column.number === number)?.name ?? '')
}

function isNotNull(known: Known, name: string): boolean {
  const column = known.columns.find((candidate) => candidate.name === name)
  return column !== undefined && (column.notNull || column.resolved.notNull)
}
