import { columnsOf } from '../internal/columns.js'
import type { Entity, Field, Value } from '../schema/schema.js'
import type { MemoryDatabase } from './database.js'
import { nameOf } from './rules.js'

/** Highest value of an integer field in the whole table; undefined when the table is empty. */
export function highestKey(database: MemoryDatabase, entity: Entity, column: string): bigint | undefined {
  const table = database.table(nameOf(entity.table))
  let highest: bigint | undefined
  for (const id of table.inKeyOrder()) {
    const value = table.row(id)?.[column]
    if (typeof value !== 'number' && typeof value !== 'bigint') continue
    if (highest === undefined || BigInt(value) > highest) highest = BigInt(value)
  }
  return highest
}

/** Moves the sequence past `count` more keys and gives the first of them. */
export function reserve(database: MemoryDatabase, entity: Entity, field: string, count: number): bigint {
  database.checkAlive()
  const [column = field] = columnsOf(entity, [field])
  const name = nameOf(entity.table)
  const free = (highestKey(database, entity, column) ?? 0n) + 1n
  const next = database.nextKey(name, column)
  const first = free > next ? free : next
  database.setNextKey(name, column, first + BigInt(count))
  return first
}

/** Moves the entities' sequences past their highest keys. */
export function settle(database: MemoryDatabase, entities: readonly Entity[]): void {
  for (const entity of entities) {
    for (const field of entity.fields) {
      const highest = field.generated === 'increment' ? highestKey(database, entity, field.column) : undefined
      const name = nameOf(entity.table)
      if (highest !== undefined && database.nextKey(name, field.column) <= highest) {
        database.setNextKey(name, field.column, highest + 1n)
      }
    }
  }
}

/** Takes the next key of an incrementing field, as a row without a key does. */
export function nextKey(database: MemoryDatabase, entity: Entity, field: Field): Value {
  const name = nameOf(entity.table)
  const next = database.nextKey(name, field.column)
  database.setNextKey(name, field.column, next + 1n)
  return field.type.kind === 'integer' && field.type.bits === 64 ? next : Number(next)
}
