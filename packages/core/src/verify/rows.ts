import type { Entity, Tuple } from '../schema/schema.js'
import { toEntityValue } from '../value/entity-value.js'

/** A row as a rule sees it. */
export type EntityRow = Readonly<Record<string, unknown>>

/** Makes the function that turns stored tuples of `fields` into rows; `address.city` becomes an object in the row. */
export function rowMaker(entity: Entity, fields: readonly string[]): (tuple: Tuple) => EntityRow {
  const steps = entity.fields
    .filter((field) => field.hidden !== true)
    .map((field) => {
      const convert = toEntityValue(field, entity.name)
      return { path: field.name.split('.'), place: fields.indexOf(field.name), convert }
    })
    .filter(({ place }) => place >= 0)
  return (tuple) => {
    const row: Record<string, unknown> = {}
    for (const { path, place, convert } of steps) put(row, path, convert(tuple[place] ?? null))
    return row
  }
}

/** Names of all fields of an entity, hidden ones included. */
export function allFields(entity: Entity): readonly string[] {
  return entity.fields.map((field) => field.name)
}

function put(row: Record<string, unknown>, path: readonly string[], value: unknown): void {
  const [first = '', ...rest] = path
  if (rest.length === 0) {
    row[first] = value
    return
  }
  const inner = (row[first] ??= {}) as Record<string, unknown>
  put(inner, rest, value)
}
