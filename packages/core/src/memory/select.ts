import type { Selection } from '../adapter/port.js'
import { compareKeys } from '../internal/key-text.js'
import { columnsOf } from '../internal/columns.js'
import type { Entity, Tuple } from '../schema/schema.js'
import type { MemoryDatabase } from './database.js'
import { nameOf } from './rules.js'
import { tupleOf } from './table.js'

/** Ids of the entity's own rows, by key: under single-table inheritance those with its discriminator. */
export function ownRows(database: MemoryDatabase, entity: Entity, among?: readonly number[]): readonly number[] {
  database.checkAlive()
  const table = database.table(nameOf(entity.table))
  const ids = among ?? table.inKeyOrder()
  const { inheritance } = entity
  if (inheritance === undefined) return ids
  const [column = ''] = columnsOf(entity, [inheritance.discriminator])
  return ids.filter((id) => table.row(id)?.[column] === inheritance.value)
}

/** Ids of the entity's rows that are selected, by key. */
export function select(database: MemoryDatabase, entity: Entity, selection: Selection): readonly number[] {
  const { after } = selection
  const ids = selectKeys(database, entity, selection)
  if (after === undefined) return ids
  const table = database.table(nameOf(entity.table))
  const columns = columnsOf(entity, entity.key)
  return ids.filter((id) => compareKeys(tupleOf(table.row(id) ?? {}, columns), after) > 0)
}

function selectKeys(database: MemoryDatabase, entity: Entity, { keys, match }: Selection): readonly number[] {
  const table = database.table(nameOf(entity.table))
  const keyColumns = columnsOf(entity, entity.key)
  if (match !== undefined) {
    const columns = columnsOf(entity, match.fields)
    const ids = ownRows(
      database,
      entity,
      table.sortByKey(new Set(match.anyOf.flatMap((tuple) => table.find(columns, tuple)))),
    )
    return keys === undefined ? ids : ids.filter((id) => select(database, entity, { fields: [], keys }).includes(id))
  }
  if (keys?.kind === 'list') {
    return ownRows(database, entity, table.sortByKey(new Set(keys.keys.flatMap((key) => table.find(keyColumns, key)))))
  }
  if (keys === undefined) return ownRows(database, entity)
  // A short range is looked up key by key: reading a large table in parts must not go through all of it for each.
  if (keys.to - keys.from < table.size / 2) {
    const found: number[] = []
    for (let key = keys.from; key <= keys.to; key++) found.push(...table.find(keyColumns, [key]))
    return ownRows(database, entity, found)
  }
  const ids = ownRows(database, entity)
  const [column = ''] = keyColumns
  const inRange = (value: Tuple): boolean => compareKeys(value, [keys.from]) >= 0 && compareKeys(value, [keys.to]) <= 0
  return ids.filter((id) => inRange([table.row(id)?.[column] ?? null]))
}
