import type { Table } from '@seed/core/adapter'
import type { Datamodel, FieldLike, ModelLike } from '../schema/datamodel.js'

/** Table of a model, the database's default schema left out. */
export function tableOf(datamodel: Datamodel, model: ModelLike, schemaName: string | undefined): Table {
  return placeTable(datamodel, model.dbName ?? model.name, model.schema ?? schemaName)
}

/** A table's place, the default schema of PostgreSQL left out. */
export function placeTable({ provider }: Datamodel, name: string, schema: string | undefined): Table {
  return schema === undefined || (provider === 'postgresql' && schema === 'public') ? { name } : { schema, name }
}

/** Name of the column behind a field. */
export function columnOf(field: FieldLike): string {
  return field.dbName ?? field.name
}

/** The fields of a model that are columns; the others are relations. */
export function columnFields(model: ModelLike): readonly FieldLike[] {
  return model.fields.filter((field) => field.kind === 'scalar' || field.kind === 'enum')
}

/** Names of the key's fields. Prisma knows the rows of a model without `@id` by its first required unique set. */
export function keyOf(model: ModelLike): readonly string[] {
  if (model.primaryKey) return model.primaryKey.fields
  const fields = columnFields(model)
  const single = fields.find((field) => field.isId) ?? fields.find((field) => field.isUnique && field.isRequired)
  if (single !== undefined) return [single.name]
  const isRequired = (name: string): boolean => fields.some((field) => field.name === name && field.isRequired)
  return model.uniqueFields.find((set) => set.every(isRequired)) ?? []
}

/** The model of that name, which the parser has made sure of. */
export function modelOf(datamodel: Datamodel, name: string): ModelLike | undefined {
  return datamodel.models.find((model) => model.name === name)
}

/** The other side of a relation, as a field of the model that it leads to. */
export function oppositeOf(datamodel: Datamodel, field: FieldLike): FieldLike | undefined {
  return modelOf(datamodel, field.type)?.fields.find(
    (other) => other.kind === 'object' && other.relationName === field.relationName && other !== field,
  )
}
