import type { Entity, Schema } from '../../../schema/schema.js'
import { tableName } from '../../../value/row-text.js'

/** The target's table of an entity: of its schema, or the only one of its name. */
export function findTargetTable(schema: Schema, { table }: Entity): Entity | undefined {
  const exact = schema.entities.find((one) => tableName(one.table) === tableName(table))
  if (exact !== undefined) return exact
  const alike = schema.entities.filter((one) => one.table.name === table.name)
  return alike.length === 1 ? alike[0] : undefined
}
