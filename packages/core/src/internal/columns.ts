import type { Entity } from '../schema/schema.js'

/** Columns of the named fields. */
export function columnsOf(entity: Entity, names: readonly string[]): readonly string[] {
  return names.map((name) => entity.fields.find((field) => field.name === name)?.column ?? name)
}
