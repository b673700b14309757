import type { Constraint, Violations } from '../adapter/port.js'
import { columnsOf } from '../internal/columns.js'
import type { Entity } from '../schema/schema.js'
import { applies } from './constraints.js'
import type { MemoryDatabase } from './database.js'
import { nameOf, type Predicates, type StoredRow } from './rules.js'
import { ownRows } from './select.js'
import { highestKey } from './sequence.js'
import { type MemoryTable, tupleOf } from './table.js'

/** Keys shown of the rows that break a constraint. */
const SAMPLE_ROWS = 5

/** Rows that break a constraint, found by looking at all of them. */
export function findViolations(database: MemoryDatabase, constraint: Constraint, predicates: Predicates): Violations {
  const { entity } = constraint
  const table = database.table(nameOf(entity.table))
  switch (constraint.kind) {
    case 'not-null': {
      const [column = ''] = columnsOf(entity, [constraint.field])
      return among(database, entity, (row) => (row[column] ?? null) === null)
    }
    case 'foreign-key': {
      const columns = columnsOf(entity, constraint.fields)
      const target = database.table(nameOf(constraint.target.table))
      const targetColumns = columnsOf(constraint.target, constraint.targetFields)
      return among(database, entity, (row) => {
        const tuple = tupleOf(row, columns)
        return !tuple.includes(null) && target.find(targetColumns, tuple).length === 0
      })
    }
    case 'unique':
      return repeated(database, table, constraint, predicates)
    case 'check': {
      // Without a predicate nobody here can evaluate it; so it is taken to hold.
      const holds = predicates[constraint.expression]
      return holds === undefined ? NONE : among(database, entity, (row) => !holds(row))
    }
    case 'sequence': {
      const [column = constraint.field] = columnsOf(entity, [constraint.field])
      const highest = highestKey(database, entity, column)
      const isFree = highest === undefined || database.nextKey(nameOf(entity.table), column) > highest
      return isFree ? NONE : { count: 1, sample: [[highest]] }
    }
  }
}

const NONE: Violations = { count: 0, sample: [] }

function among(database: MemoryDatabase, entity: Entity, isBroken: (row: StoredRow) => boolean): Violations {
  const table = database.table(nameOf(entity.table))
  return listed(
    table,
    ownRows(database, entity).filter((id) => isBroken(table.row(id) ?? {})),
  )
}

/** Every row of a group that shares its values counts. */
function repeated(
  database: MemoryDatabase,
  table: MemoryTable,
  constraint: Extract<Constraint, { kind: 'unique' }>,
  predicates: Predicates,
): Violations {
  const { entity, fields, where, expression, nullsNotDistinct = false } = constraint
  if (expression !== undefined || (where !== undefined && predicates[where] === undefined)) return NONE
  const columns = columnsOf(entity, fields)
  const rule = { columns, where: where === undefined ? undefined : predicates[where], nullsNotDistinct }
  const ids: number[] = []
  for (const group of table.groups(columns)) {
    const same = [...group].filter((id) => applies(rule, table.row(id) ?? {}))
    if (same.length > 1) ids.push(...same)
  }
  return listed(table, ownRows(database, entity, table.sortByKey(ids)))
}

function listed(table: MemoryTable, ids: readonly number[]): Violations {
  const sample = ids.slice(0, SAMPLE_ROWS).map((id) => tupleOf(table.row(id) ?? {}, table.rules.keyColumns))
  return { count: ids.length, sample }
}
