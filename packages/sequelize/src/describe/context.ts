import type { ModelLike, SequelizeLike } from '../client.js'
import { modelsOf } from './attributes.js'
import { collectForeignKeys, type ForeignKey } from './foreign-keys.js'
import { findJoinModels, type JoinModel } from './join-models.js'

/** What describing one model needs to know of the whole. */
export interface Context {
  readonly sequelize: SequelizeLike
  readonly dialect: string
  readonly models: readonly ModelLike[]
  /** The registered model that this one is, be it a scoped or schema-bound copy; undefined for one of another instance. */
  readonly registered: (model: ModelLike) => ModelLike | undefined
  /** Foreign keys of a model, named ones first. */
  readonly foreignKeysOf: (model: ModelLike) => readonly ForeignKey[]
  /** Set for a model that Sequelize made by itself for a many-to-many association. */
  readonly joinOf: (model: ModelLike) => JoinModel | undefined
  readonly entityName: (model: ModelLike) => string
  /** Name of the field that stands for an attribute. */
  readonly fieldName: (model: ModelLike, attribute: string) => string
}

/** Reads what models say of each other. */
export function createContext(sequelize: SequelizeLike): Context {
  const models = modelsOf(sequelize)
  const byName = new Map(models.map((model) => [model.name, model]))
  const registered = (model: ModelLike): ModelLike | undefined => byName.get(model.name)
  const joins = findJoinModels(models, registered)
  const foreignKeys = collectForeignKeys(models, registered)
  return {
    sequelize,
    dialect: sequelize.getDialect(),
    models,
    registered,
    foreignKeysOf: (model) => foreignKeys.get(model) ?? [],
    joinOf: (model) => joins.get(model),
    entityName: (model) => joins.get(model)?.name ?? model.name,
    fieldName: (model, attribute) =>
      joins.has(model) ? (model.rawAttributes[attribute]?.field ?? attribute) : attribute,
  }
}
