import type { Check, Entity, Schema, Table, ToOne, UniqueSet, Value } from '../schema/schema.js'
import { columnsOf } from '../internal/columns.js'
import { toOneRelations } from '../schema/lookup.js'
import { groupBy } from '../internal/list.js'
import { tableName } from '../value/row-text.js'

/** A row by column name. */
export type StoredRow = Readonly<Record<string, Value>>
/** A condition on a stored row, standing for SQL text. */
export type Predicate = (row: StoredRow) => boolean

/** A unique set in column names; the primary key is one, too. */
export interface UniqueRule {
  readonly name: string
  readonly columns: readonly string[]
  readonly where: Predicate | undefined
  readonly nullsNotDistinct: boolean
}

/** An enforced foreign key in column names. */
export interface ReferenceRule {
  readonly name: string
  readonly table: string
  readonly columns: readonly string[]
  readonly target: string
  readonly targetColumns: readonly string[]
  readonly onDelete: ToOne['onDelete']
}

/** Everything the memory database enforces for one table. */
export interface TableRules {
  readonly name: string
  readonly keyColumns: readonly string[]
  readonly uniques: readonly UniqueRule[]
  readonly references: readonly ReferenceRule[]
  readonly checks: readonly { readonly name: string; readonly holds: Predicate }[]
}

/** JavaScript for the SQL texts of a schema, keyed by those very texts: conditions of partial uniques and check expressions. */
export type Predicates = Readonly<Record<string, Predicate>>

/** Rules of every table of the schema. Entities that share a table add up. */
export function tableRules(schema: Schema, predicates: Predicates): ReadonlyMap<string, TableRules> {
  const byTable = groupBy(schema.entities, (entity) => tableName(entity.table))
  return new Map([...byTable].map(([name, entities]) => [name, rulesOf(name, entities, schema, predicates)]))
}

function rulesOf(name: string, entities: readonly Entity[], schema: Schema, predicates: Predicates): TableRules {
  const [first] = entities
  const keyColumns = first === undefined ? [] : columnsOf(first, first.key)
  const key: UniqueRule = { name: `${name}_pkey`, columns: keyColumns, where: undefined, nullsNotDistinct: false }
  return {
    name,
    keyColumns,
    uniques: distinctBy(
      (rule) => `${rule.name} ${rule.columns.join()}`,
      [
        ...(keyColumns.length === 0 ? [] : [key]),
        ...entities.flatMap((entity) => entity.uniques.flatMap((set) => uniqueRule(name, entity, set, predicates))),
      ],
    ),
    references: distinctBy(
      (rule) => `${rule.columns.join()} ${rule.target}`,
      entities.flatMap((entity) =>
        toOneRelations(entity).flatMap((relation) => referenceRule(name, entity, relation, schema)),
      ),
    ),
    checks: entities.flatMap((entity) => entity.checks.flatMap((check) => checkRule(check, predicates))),
  }
}

function uniqueRule(table: string, entity: Entity, set: UniqueSet, predicates: Predicates): readonly UniqueRule[] {
  const where = set.where === undefined ? undefined : predicates[set.where]
  // What only SQL could evaluate is not enforced here; a predicate makes it so.
  if (set.expression !== undefined || (set.where !== undefined && where === undefined)) return []
  const columns = columnsOf(entity, set.fields)
  const name = set.name ?? `${table}_${columns.join('_')}_key`
  return [{ name, columns, where, nullsNotDistinct: set.nullsNotDistinct ?? false }]
}

function referenceRule(table: string, entity: Entity, relation: ToOne, schema: Schema): readonly ReferenceRule[] {
  const target = schema.entities.find((one) => one.name === relation.target)
  if (!relation.enforced || target === undefined) return []
  const columns = columnsOf(entity, relation.fields)
  return [
    {
      name: `${table}_${columns.join('_')}_fkey`,
      table,
      columns,
      target: tableName(target.table),
      targetColumns: columnsOf(target, relation.targetFields),
      onDelete: relation.onDelete,
    },
  ]
}

function checkRule(check: Check, predicates: Predicates): readonly { name: string; holds: Predicate }[] {
  const holds = predicates[check.expression]
  return holds === undefined ? [] : [{ name: check.name, holds }]
}

/** Name of a table, as rules and rows are found by. */
export function nameOf(table: Table): string {
  return tableName(table)
}

function distinctBy<T>(keyOf: (one: T) => string, list: readonly T[]): readonly T[] {
  return [...new Map(list.map((one) => [keyOf(one), one])).values()]
}
