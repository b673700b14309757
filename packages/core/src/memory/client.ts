import { InternalError } from '../errors/seed-error.js'
import { columnsOf } from '../internal/columns.js'
import type { Entity, Schema, Tuple, Value } from '../schema/schema.js'
import type { MemoryDatabase } from './database.js'
import { checkValue, completeRow } from './row.js'
import { nameOf } from './rules.js'
import { ownRows } from './select.js'
import { nextKey } from './sequence.js'

/** Values by field name, in canonical form. */
export type MemoryRow = Readonly<Record<string, Value>>

/** What an application does with the memory database: the pretended ORM's own client. Constraints hold here, too. */
export interface MemoryClient {
  /** All rows by key. */
  rows(entity: string): readonly MemoryRow[]
  /** Fields left out get their default; keys left out the next of the sequence. */
  insert(entity: string, rows: readonly MemoryRow[]): void
  update(entity: string, key: Tuple, changes: MemoryRow): void
  delete(entity: string, key: Tuple): void
  /** Moves a sequence: the next key it hands out. */
  setSequence(entity: string, field: string, next: bigint): void
}

/** The client of one transaction. Every call is one statement. */
export function createClient(database: MemoryDatabase, schema: Schema): MemoryClient {
  const entityOf = (name: string): Entity => {
    const entity = schema.entities.find((one) => one.name === name)
    if (entity === undefined) throw new InternalError(`the schema has no entity ${name}`)
    return entity
  }
  return {
    rows: (name) => readRows(database, entityOf(name)),
    insert(name, rows) {
      const entity = entityOf(name)
      for (const given of rows) {
        const row = completeRow(entity, given, (field) => nextKey(database, entity, field), database.options.enforce)
        database.insert(nameOf(entity.table), row)
      }
      database.endStatement()
    },
    update(name, key, changes) {
      const entity = entityOf(name)
      const stored = Object.fromEntries(
        columnsOf(entity, Object.keys(changes)).map((column, i) => [column, Object.values(changes)[i] ?? null]),
      )
      if (database.options.enforce) {
        for (const field of entity.fields) if (field.column in stored) checkValue(entity, field, stored[field.column])
      }
      for (const id of find(database, entity, key)) database.update(nameOf(entity.table), id, stored)
      database.endStatement()
    },
    delete(name, key) {
      const entity = entityOf(name)
      for (const id of find(database, entity, key)) database.delete(nameOf(entity.table), id)
      database.endStatement()
    },
    setSequence(name, field, next) {
      const entity = entityOf(name)
      database.setNextKey(nameOf(entity.table), columnsOf(entity, [field])[0] ?? field, next)
    },
  }
}

/** Rows of one entity by key, as plain objects. */
export function readRows(database: MemoryDatabase, entity: Entity): readonly MemoryRow[] {
  const table = database.table(nameOf(entity.table))
  return ownRows(database, entity).map((id) => {
    const row = table.row(id) ?? {}
    return Object.fromEntries(entity.fields.map((field) => [field.name, row[field.column] ?? null]))
  })
}

function find(database: MemoryDatabase, entity: Entity, key: Tuple): readonly number[] {
  return database.table(nameOf(entity.table)).find(columnsOf(entity, entity.key), key)
}
