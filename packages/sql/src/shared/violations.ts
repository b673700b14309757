import type { Constraint, Entity, Field } from '@seed/core/adapter'
import { columnList, fieldOf, fieldsOf } from './columns.js'
import { ownRows, where } from './inheritance.js'
import { quoteIdentifier, quoteTable } from './quote.js'
import { splitTopLevel } from './sql-text.js'

/** Keys shown of the rows that break a constraint. */
export const SAMPLE_ROWS = 5

/** A constraint that one query can check; key sequences are each database's own matter. */
export type RowConstraint = Exclude<Constraint, { kind: 'sequence' }>

/** A query for the rows that break a constraint: the columns of the key, then their number in all. */
export interface ViolationQuery {
  readonly keys: readonly Field[]
  readonly sql: string
}

/**
 * Builds the query for one constraint, in SQL that every supported database reads.
 *
 * @param anyText - The type that a cast to text of any length names.
 */
export function violationQuery(constraint: RowConstraint, anyText: 'char' | 'text' = 'text'): ViolationQuery {
  const { entity } = constraint
  const keys = fieldsOf(entity, entity.key)
  return countedRows(keys, brokenRows(constraint, keys, anyText))
}

/** The query for the first of these rows by key, each with the number of all in `seed_count`. */
function countedRows(keys: readonly Field[], rows: string): ViolationQuery {
  const order = keys.length === 0 ? '' : ` ORDER BY ${columnList(keys, 'v.')}`
  const count = 'count(*) OVER () AS seed_count'
  return { keys, sql: `SELECT ${selected(keys, 'v.')}${count} FROM (${rows}) AS v${order} LIMIT ${SAMPLE_ROWS}` }
}

/** The query for rows of `entity` under a condition; used for sequences, too. */
export function rowsWhere(
  entity: Entity,
  keys: readonly Field[],
  ...conditions: readonly (string | undefined)[]
): string {
  return `SELECT ${selected(keys)}1 AS seed_one FROM ${quoteTable(entity.table)}${where(...conditions)}`
}

function brokenRows(constraint: RowConstraint, keys: readonly Field[], anyText: string): string {
  const { entity } = constraint
  switch (constraint.kind) {
    case 'not-null':
      return rowsWhere(
        entity,
        keys,
        ownRows(entity),
        `${quoteIdentifier(fieldOf(entity, constraint.field).column)} IS NULL`,
      )
    case 'check':
      return rowsWhere(entity, keys, `NOT (${constraint.expression})`)
    case 'unique':
      return duplicates(constraint, keys)
    case 'foreign-key':
      return orphans(constraint, keys, anyText)
  }
}

function duplicates(constraint: Extract<RowConstraint, { kind: 'unique' }>, keys: readonly Field[]): string {
  const { entity } = constraint
  const parts =
    constraint.expression === undefined
      ? fieldsOf(entity, constraint.fields).map((field) => quoteIdentifier(field.column))
      : splitTopLevel(constraint.expression)
  const present = constraint.nullsNotDistinct === true ? [] : parts.map((part) => `(${part}) IS NOT NULL`)
  const condition = constraint.where === undefined ? undefined : `(${constraint.where})`
  const copies = `count(*) OVER (PARTITION BY ${parts.join(', ')}) AS seed_copies`
  const table = `${quoteTable(entity.table)}${where(condition, ...present)}`
  return `SELECT * FROM (SELECT ${selected(keys)}${copies} FROM ${table}) AS d WHERE d.seed_copies > 1`
}

function orphans(
  constraint: Extract<RowConstraint, { kind: 'foreign-key' }>,
  keys: readonly Field[],
  anyText: string,
): string {
  const { entity, target } = constraint
  const pairs = fieldsOf(entity, constraint.fields).map((from, i) => ({
    from,
    to: fieldOf(target, constraint.targetFields[i] ?? ''),
  }))
  const present = pairs.map(({ from }) => `c.${quoteIdentifier(from.column)} IS NOT NULL`)
  const matches = pairs.map(({ from, to }) => isEqual(from, to, anyText)).join(' AND ')
  const parent = `SELECT 1 FROM ${quoteTable(target.table)} AS p WHERE ${matches}`
  const condition = where(...present, `NOT EXISTS (${parent})`)
  return `SELECT ${selected(keys, 'c.')}1 AS seed_one FROM ${quoteTable(entity.table)} AS c${condition}`
}

/** Columns that only the ORM relates may be of different types, which some databases refuse to compare. */
function isEqual(from: Field, to: Field, anyText: string): string {
  const [child, parent] = [`c.${quoteIdentifier(from.column)}`, `p.${quoteIdentifier(to.column)}`]
  return from.type.kind === to.type.kind
    ? `${parent} = ${child}`
    : `CAST(${parent} AS ${anyText}) = CAST(${child} AS ${anyText})`
}

function selected(keys: readonly Field[], prefix = ''): string {
  return keys.length === 0 ? '' : `${columnList(keys, prefix)}, `
}
