import type { ModelLike, SequelizeLike } from '../client.js'
import { attributesOf, optionsOf } from './attributes.js'
import { converterOf, hasSetter } from './converter.js'

/** Hooks of single rows, which run when Sequelize saves rows one by one. */
const OF_ROWS = ['beforeValidate', 'afterValidate', 'beforeCreate', 'beforeSave', 'afterCreate', 'afterSave'] as const

const OF_BATCHES = ['beforeBulkCreate', 'afterBulkCreate'] as const

/** True when saving a row of this model runs hooks of its own. */
export function hasRowHooks(sequelize: SequelizeLike, model: ModelLike): boolean {
  return OF_ROWS.some((name) => isHooked(sequelize, model, name))
}

/**
 * What runs when Sequelize inserts a row of this model, and not when the row is written past it: hooks of the model and of the
 * instance, setters without a getter, validators.
 */
export function describeHooks(sequelize: SequelizeLike, model: ModelLike): readonly string[] {
  const hooks = [...OF_ROWS, ...OF_BATCHES].filter((name) => isHooked(sequelize, model, name))
  const attributes = attributesOf(model)
  const setters = attributes.filter(({ name }) => hasSetter(model, name) && converterOf(model, name) === undefined)
  const validators = attributes.filter(({ definition }) => Object.keys(definition.validate ?? {}).length > 0)
  return [
    ...hooks,
    ...setters.map(({ name }) => `set ${name}`),
    ...validators.map(({ name }) => `validate ${name}`),
    ...Object.keys(model.options.validate ?? {}).map((name) => `validate ${name}()`),
  ]
}

function isHooked(sequelize: SequelizeLike, model: ModelLike, name: string): boolean {
  return [model.options.hooks, optionsOf(sequelize).hooks].some((hooks) => (hooks?.[name]?.length ?? 0) > 0)
}
