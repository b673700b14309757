import { setImmediate } from 'node:timers/promises'
import type { KeySet, RowSource, Through } from '../adapter/port.js'
import { columnsOf } from '../internal/columns.js'
import type { Entity, Value } from '../schema/schema.js'
import { createStored } from '../value/entity-value.js'
import type { MemoryDatabase } from './database.js'
import { checkValue, completeRow, type Given } from './row.js'
import { nameOf } from './rules.js'
import { select } from './select.js'
import { nextKey } from './sequence.js'

/** A hook of the pretended ORM: sees, and may change, what is about to be inserted. Runs only for `through: 'orm'`. */
export type InsertHook = (entity: string, row: Record<string, unknown>) => void

/** Digits after the second that the pretended ORM keeps. */
const INSTANT_PRECISION = 3

/** Writes the rows of a source. */
export async function insert(
  database: MemoryDatabase,
  entity: Entity,
  source: RowSource,
  through: Through,
  onInsert: InsertHook | undefined,
): Promise<number> {
  const convert = through === 'orm' ? ormConversion(entity, source.fields, onInsert) : undefined
  const place = through === 'orm' ? () => undefined : (row: number) => row
  let rows = 0
  for (const batch of source.batches(through === 'orm' ? 'entity' : 'stored')) {
    for (const tuple of batch) {
      const given: Given = Object.fromEntries(source.fields.map((name, i) => [name, tuple[i]]))
      const stored = convert === undefined ? given : convert(given)
      const row = completeRow(
        entity,
        stored,
        (field) => nextKey(database, entity, field),
        database.options.enforce,
        rows,
      )
      database.insert(nameOf(entity.table), row, place(rows))
      rows++
    }
    await setImmediate()
  }
  database.endStatement()
  return rows
}

/** What an ORM does with an entity's values: its hooks, its converters, then the driver's form. */
function ormConversion(
  entity: Entity,
  fields: readonly string[],
  hook: InsertHook | undefined,
): (given: Given) => Given {
  const options = { instantPrecision: INSTANT_PRECISION, entity: entity.name }
  // NULL is refused by the table, as in a database.
  const convert = new Map(
    entity.fields.map((field) => [field.name, createStored({ ...field, nullable: true }, options)]),
  )
  return (given) => {
    const row: Record<string, unknown> = Object.fromEntries(fields.map((name) => [name, given[name]]))
    hook?.(entity.name, row)
    return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, convert.get(name)?.(value) ?? null]))
  }
}

/** Sets the source's fields beyond the key, row by row. */
export async function update(database: MemoryDatabase, entity: Entity, source: RowSource): Promise<number> {
  const table = database.table(nameOf(entity.table))
  const keyColumns = columnsOf(entity, entity.key)
  const changed = source.fields.filter((name) => !entity.key.includes(name))
  const fields = changed.map((name) => entity.fields.find((field) => field.name === name))
  let rows = 0
  for (const batch of source.batches('stored')) {
    for (const tuple of batch) {
      const value = (name: string): Value => tuple[source.fields.indexOf(name)] as Value
      if (database.options.enforce)
        for (const field of fields) if (field !== undefined) checkValue(entity, field, value(field.name))
      const changes = Object.fromEntries(
        columnsOf(entity, changed).map((column, i) => [column, value(changed[i] ?? '')]),
      )
      for (const id of table.find(keyColumns, entity.key.map(value))) {
        database.update(nameOf(entity.table), id, changes)
        rows++
      }
    }
    await setImmediate()
  }
  database.endStatement()
  return rows
}

/** Deletes the rows with these keys. */
export async function deleteRows(database: MemoryDatabase, entity: Entity, keys: KeySet): Promise<number> {
  const ids = select(database, entity, { fields: [], keys })
  for (const id of ids) database.delete(nameOf(entity.table), id)
  database.endStatement()
  await setImmediate()
  return ids.length
}
