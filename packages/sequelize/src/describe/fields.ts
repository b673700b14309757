import type { Field } from '@seed/core/adapter'
import type { ModelLike } from '../client.js'
import { type Attribute, attributesOf, rolesOf } from './attributes.js'
import type { Context } from './context.js'
import { converterOf } from './converter.js'
import { defaultOf, makesUuid } from './default.js'
import { fieldType, nativeType } from './field-type.js'

/** The attributes of a model that have a column, as neutral fields, in the order of its metadata. */
export function describeFields(context: Context, model: ModelLike): readonly Field[] {
  const roles = rolesOf(model)
  return attributesOf(model).map((attribute) => describeField(context, model, attribute, roles.get(attribute.name)))
}

function describeField(
  context: Context,
  model: ModelLike,
  { name, column, definition }: Attribute,
  role: Field['role'],
): Field {
  const type = fieldType(definition.type, context.dialect)
  const generated = generatedOf(definition)
  const fallback = generated === undefined ? defaultOf(definition.defaultValue, type) : undefined
  const converter = converterOf(model, name)
  return {
    name: context.fieldName(model, name),
    column,
    type,
    nativeType: nativeType(definition.type),
    nullable: definition.allowNull !== false && definition.primaryKey !== true,
    ...(fallback === undefined ? {} : { default: fallback }),
    ...(generated === undefined ? {} : { generated }),
    ...(role === undefined ? {} : { role }),
    ...(converter === undefined ? {} : { converter }),
    ...(context.joinOf(model) === undefined ? {} : { hidden: true }),
  }
}

function generatedOf({ autoIncrement, defaultValue }: Attribute['definition']): Field['generated'] {
  if (autoIncrement === true) return 'increment'
  return makesUuid(defaultValue) ? 'uuid' : undefined
}
