import type { Field } from '@seed/core/adapter'
import type { Datamodel, FieldLike, ModelLike } from '../schema/datamodel.js'
import { converterOf } from './converter.js'
import { defaultOf } from './default.js'
import { fieldType, nativeType } from './field-type.js'
import { columnFields, columnOf, keyOf } from './names.js'

/** The columns of a model, as neutral fields, in the order of the schema. */
export function describeFields(datamodel: Datamodel, model: ModelLike): readonly Field[] {
  const key = keyOf(model)
  return columnFields(model).map((field) => {
    const described = describeField(datamodel, field)
    return key.includes(field.name) ? { ...described, nullable: false } : described
  })
}

/** One column. */
export function describeField(datamodel: Datamodel, field: FieldLike): Field {
  const type = fieldType(datamodel, field)
  const fallback = defaultOf(datamodel, field, type)
  const generated = generatedOf(field)
  const role = roleOf(field)
  const converter = converterOf(datamodel, field)
  return {
    name: field.name,
    column: columnOf(field),
    type,
    nativeType: nativeType(datamodel, field),
    nullable: !field.isRequired,
    ...(fallback === undefined || generated !== undefined ? {} : { default: fallback }),
    ...(generated === undefined ? {} : { generated }),
    ...(role === undefined ? {} : { role }),
    ...(converter === undefined ? {} : { converter }),
  }
}

/** Name of the function that makes the default: `now`, `uuid`, `autoincrement`. */
export function defaultFunction({ default: given }: FieldLike): string | undefined {
  return typeof given === 'object' && 'name' in given ? given.name : undefined
}

function generatedOf(field: FieldLike): Field['generated'] {
  const name = defaultFunction(field)
  if (name === 'autoincrement') return 'increment'
  return name === 'uuid' ? 'uuid' : undefined
}

function roleOf(field: FieldLike): Field['role'] {
  if (field.isUpdatedAt === true) return 'updated'
  return field.type === 'DateTime' && defaultFunction(field) === 'now' ? 'created' : undefined
}
