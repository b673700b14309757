import type { Relation, ToOne } from '@seed/core/adapter'
import type { Datamodel, FieldLike, ModelLike } from '../schema/datamodel.js'
import { joinOf } from './join-tables.js'
import { oppositeOf } from './names.js'

const RULES: Readonly<Record<string, NonNullable<ToOne['onDelete']>>> = {
  Cascade: 'cascade',
  Restrict: 'restrict',
  NoAction: 'no action',
  SetNull: 'set null',
  SetDefault: 'set default',
}

/** Relations of a model in the order of its fields: to one, the far side of one, and many-to-many without a model. */
export function describeRelations(datamodel: Datamodel, model: ModelLike): readonly Relation[] {
  return model.fields
    .filter((field) => field.kind === 'object')
    .flatMap((field) => describeRelation(datamodel, model, field) ?? [])
}

function describeRelation(datamodel: Datamodel, model: ModelLike, field: FieldLike): Relation | undefined {
  const { name, type: target } = field
  if ((field.relationFromFields ?? []).length > 0) return toOne(datamodel, field)
  const opposite = oppositeOf(datamodel, field)
  if (opposite === undefined) return undefined
  if (!field.isList || !opposite.isList) return { arity: 'inverse', name, target, of: opposite.name }
  const join = joinOf(datamodel, model, field, opposite)
  return { arity: 'many', name, target, through: join.name, near: join.near, far: join.far }
}

function toOne(datamodel: Datamodel, field: FieldLike): ToOne {
  const enforced = !datamodel.emulatesRelations
  const rule = RULES[field.relationOnDelete ?? ''] ?? (field.isRequired ? 'restrict' : 'set null')
  return {
    arity: field.isRequired ? '1' : '0-1',
    name: field.name,
    target: field.type,
    fields: [...(field.relationFromFields ?? [])],
    targetFields: [...(field.relationToFields ?? [])],
    origin: 'orm',
    enforced,
    ...(enforced ? { onDelete: rule } : {}),
  }
}
