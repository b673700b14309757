import type { Relation, ToOne } from '@seed/core/adapter'
import type { AssociationLike, AttributeLike, ModelLike } from '../client.js'
import type { Context } from './context.js'
import type { ForeignKey } from './foreign-keys.js'

const RULES: Readonly<Record<string, NonNullable<ToOne['onDelete']>>> = {
  CASCADE: 'cascade',
  RESTRICT: 'restrict',
  'SET NULL': 'set null',
  'SET DEFAULT': 'set default',
}

/** Relations of a model: to one, named ones first, then the far sides and many-to-many. */
export function describeRelations(context: Context, model: ModelLike): readonly Relation[] {
  return [
    ...context.foreignKeysOf(model).map((key) => toOne(context, model, key)),
    ...Object.values(model.associations).flatMap((association) => describeFarSide(context, model, association) ?? []),
  ]
}

function toOne(context: Context, model: ModelLike, key: ForeignKey): ToOne {
  const definition = model.rawAttributes[key.attribute]
  return {
    arity: isOptional(definition) ? '0-1' : '1',
    name: relationName(context, model, key),
    target: context.entityName(key.target),
    fields: [context.fieldName(model, key.attribute)],
    targetFields: [context.fieldName(key.target, key.targetAttribute)],
    origin: 'orm',
    enforced: key.enforced,
    ...(key.enforced ? { onDelete: RULES[definition?.onDelete?.toUpperCase() ?? ''] ?? 'no action' } : {}),
  }
}

/** An association says `allowNull: true` also of a key; the primary key knows better. */
function isOptional(definition: AttributeLike | undefined): boolean {
  return definition?.allowNull !== false && definition?.primaryKey !== true
}

function relationName(context: Context, model: ModelLike, key: ForeignKey): string {
  return context.joinOf(model)?.relations.get(key.attribute) ?? key.name ?? context.fieldName(model, key.attribute)
}

function describeFarSide(context: Context, model: ModelLike, association: AssociationLike): Relation | undefined {
  const { as: name, associationType, foreignKey, otherKey } = association
  const target = context.registered(association.target)
  if (target === undefined || associationType === 'BelongsTo') return undefined
  if (associationType !== 'BelongsToMany') {
    const of = nameOver(context, target, foreignKey, model)
    return of === undefined ? undefined : { arity: 'inverse', name, target: context.entityName(target), of }
  }
  const through = association.through === undefined ? undefined : context.registered(association.through.model)
  if (through === undefined || otherKey === undefined) return undefined
  const near = nameOver(context, through, foreignKey, model)
  const far = nameOver(context, through, otherKey, target)
  if (near === undefined || far === undefined) return undefined
  return {
    arity: 'many',
    name,
    target: context.entityName(target),
    through: context.entityName(through),
    near,
    far,
  }
}

/** Name of the relation of a model over this attribute. */
function nameOver(context: Context, model: ModelLike, attribute: string, target: ModelLike): string | undefined {
  const key = context.foreignKeysOf(model).find((one) => one.attribute === attribute && one.target === target)
  return key === undefined ? undefined : relationName(context, model, key)
}
