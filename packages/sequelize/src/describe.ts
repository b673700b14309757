import type { Entity, Schema } from '@seed/core/adapter'
import type { ModelLike, SequelizeLike } from './client.js'
import { attributesOf, splitTableName } from './describe/attributes.js'
import { type Context, createContext } from './describe/context.js'
import { describeFields } from './describe/fields.js'
import { describeHooks } from './describe/hooks.js'
import { describeRelations } from './describe/relations.js'
import { describeUniques } from './describe/uniques.js'

/**
 * The models of a Sequelize instance in neutral words, those that it makes by itself for many-to-many associations included.
 * Virtual attributes and scopes are left out. Sequelize knows neither checks nor foreign keys of several columns; those come
 * from the live catalog.
 */
export function describeSequelize(sequelize: SequelizeLike): Schema {
  return { entities: describedEntities(sequelize).map(({ entity }) => entity) }
}

/** A neutral entity beside the model that it was read from. */
export interface DescribedEntity {
  readonly entity: Entity
  readonly model: ModelLike
}

/** Like `describeSequelize`, each entity with its model. */
export function describedEntities(sequelize: SequelizeLike): readonly DescribedEntity[] {
  const context = createContext(sequelize)
  return context.models.map((model) => ({ model, entity: describeEntity(context, model) }))
}

function describeEntity(context: Context, model: ModelLike): Entity {
  const hooks = describeHooks(context.sequelize, model)
  return {
    name: context.entityName(model),
    table: splitTableName(model.getTableName(), context.dialect === 'postgres'),
    origin: 'orm',
    fields: describeFields(context, model),
    key: attributesOf(model)
      .filter(({ definition }) => definition.primaryKey === true)
      .map(({ name }) => context.fieldName(model, name)),
    relations: describeRelations(context, model),
    uniques: describeUniques(context, model),
    checks: [],
    ...(context.joinOf(model) === undefined ? {} : { joinTable: true }),
    ...(hooks.length === 0 ? {} : { hooks }),
  }
}
