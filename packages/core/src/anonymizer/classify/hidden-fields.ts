import { findEntity } from '../../schema/lookup.js'
import type { Entity, Field, Schema } from '../../schema/schema.js'

/** What the ORM says, with the columns that only the database has: a copy takes those along as well. */
export function withHiddenFields(described: Schema, merged: Schema): Schema {
  return {
    entities: described.entities.map((entity) => ({
      ...entity,
      fields: [...entity.fields, ...hiddenFields(entity, merged)],
    })),
  }
}

/** Columns of an entity's table that the ORM does not know. */
function hiddenFields(entity: Entity, merged: Schema): readonly Field[] {
  const known = new Set(entity.fields.map(({ column }) => column))
  return (findEntity(merged, entity.name)?.fields ?? []).filter(({ column }) => !known.has(column))
}
