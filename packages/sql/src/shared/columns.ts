import { type Entity, type Field, InternalError } from '@seed/core/adapter'
import { quoteIdentifier } from './quote.js'

/** The field of that name. Core checks names before it comes here, so an unknown one is a bug. */
export function fieldOf(entity: Entity, name: string): Field {
  const field = entity.fields.find((candidate) => candidate.name === name)
  if (field === undefined) throw new InternalError(`${entity.name} has no field ${name}`)
  return field
}

/** The fields of these names, in their order. */
export function fieldsOf(entity: Entity, names: readonly string[]): readonly Field[] {
  return names.map((name) => fieldOf(entity, name))
}

/** Quoted column names of fields as a list, each behind `prefix` (`t.`) where one is given. */
export function columnList(fields: readonly Field[], prefix = ''): string {
  return fields.map((field) => prefix + quoteIdentifier(field.column)).join(', ')
}

/** The one field of the key. @throws {InternalError} when the key has more or fewer fields */
export function singleKey(entity: Entity): Field {
  const [name, ...rest] = entity.key
  if (name === undefined || rest.length > 0) throw new InternalError(`${entity.name} has no one-field key`)
  return fieldOf(entity, name)
}
