import type { Entity, Schema } from '@seed/core/adapter'
import { describeFields } from './describe/fields.js'
import { describeJoinTables } from './describe/join-tables.js'
import { columnFields, keyOf, tableOf } from './describe/names.js'
import { describeRelations } from './describe/relations.js'
import type { Datamodel, ModelLike } from './schema/datamodel.js'

/** What a description depends on beside the schema. */
export interface DescribeOptions {
  /** Schema of models without `@@schema`, where the driver adapter is told one; `public` is the default and left out. */
  readonly schemaName?: string | undefined
  /** What runs when the client writes rows of a model, and not when they are written past it. */
  readonly hooksOf?: ((model: string) => readonly string[]) | undefined
}

/**
 * A Prisma schema in neutral words: its models, and the tables that Prisma makes for many-to-many relations without a
 * model, each as an entity of its own. Views and `Unsupported` columns are left out: nothing can be written to the former,
 * and what the latter need is said by the database.
 */
export function describeDatamodel(datamodel: Datamodel, options: DescribeOptions = {}): Schema {
  const joins = describeJoinTables(datamodel, options)
  return {
    entities: [
      ...datamodel.models.map((model) => describeModel(datamodel, model, options)),
      ...joins.map(({ entity }) => entity),
    ],
  }
}

function describeModel(datamodel: Datamodel, model: ModelLike, options: DescribeOptions): Entity {
  const hooks = options.hooksOf?.(model.name) ?? []
  return {
    name: model.name,
    table: tableOf(datamodel, model, options.schemaName),
    origin: 'orm',
    fields: describeFields(datamodel, model),
    key: keyOf(model),
    relations: describeRelations(datamodel, model),
    uniques: describeUniques(model),
    checks: [],
    ...(hooks.length === 0 ? {} : { hooks }),
  }
}

/** Sets of fields that occur once, the key left out. */
function describeUniques(model: ModelLike): Entity['uniques'] {
  const key = JSON.stringify(keyOf(model))
  const single = columnFields(model).flatMap(({ name, isUnique }) => (isUnique ? [[name]] : []))
  return [...single, ...model.uniqueFields]
    .filter((fields) => JSON.stringify(fields) !== key)
    .map((fields) => ({ fields: [...fields] }))
}
