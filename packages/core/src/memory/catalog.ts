import { columnsOf } from '../internal/columns.js'
import { toOneRelations } from '../schema/lookup.js'
import { groupBy } from '../internal/list.js'
import type { Entity, Field, Relation, Schema, ToOne, UniqueSet } from '../schema/schema.js'
import { nameOf } from './rules.js'

/**
 * The schema as a database would tell it: entities named after tables, fields after columns, only what is enforced. Entities that
 * share a table become one; a column that not all of them have is nullable.
 */
export function catalogOf(schema: Schema, deferrable: boolean): Schema {
  const byTable = groupBy(schema.entities, (entity) => nameOf(entity.table))
  return { entities: [...byTable.values()].map((entities) => mergeTable(entities, schema, deferrable)) }
}

function mergeTable(entities: readonly Entity[], schema: Schema, deferrable: boolean): Entity {
  const [first] = entities as readonly [Entity, ...Entity[]]
  return {
    name: nameOf(first.table),
    table: first.table,
    origin: 'database',
    fields: mergeFields(entities),
    key: columnsOf(first, first.key),
    relations: distinct(entities.flatMap((entity) => referencesOf(entity, schema, deferrable))),
    uniques: distinct(entities.flatMap((entity) => entity.uniques.map((set) => inColumns(entity, set)))),
    checks: distinct(entities.flatMap((entity) => entity.checks)),
  }
}

function mergeFields(entities: readonly Entity[]): readonly Field[] {
  const byColumn = groupBy(
    entities.flatMap((entity) => entity.fields),
    (field) => field.column,
  )
  return [...byColumn.values()].map((fields) => {
    const [first] = fields as readonly [Field, ...Field[]]
    const { type, nativeType, generated, identityAlways } = first
    return {
      name: first.column,
      column: first.column,
      type,
      nativeType,
      nullable: fields.length < entities.length || fields.some((field) => field.nullable),
      ...(first.default === undefined ? {} : { default: first.default }),
      ...(generated === undefined ? {} : { generated }),
      ...(identityAlways === undefined ? {} : { identityAlways }),
    }
  })
}

function referencesOf(entity: Entity, schema: Schema, deferrable: boolean): readonly Relation[] {
  return toOneRelations(entity)
    .filter((relation) => relation.enforced)
    .map((relation): ToOne => {
      const target = schema.entities.find((one) => one.name === relation.target)
      const fields = columnsOf(entity, relation.fields)
      return {
        ...relation,
        name: fields.join('+'),
        target: target === undefined ? relation.target : nameOf(target.table),
        fields,
        targetFields: target === undefined ? relation.targetFields : columnsOf(target, relation.targetFields),
        origin: 'database',
        deferrable,
      }
    })
}

function inColumns(entity: Entity, set: UniqueSet): UniqueSet {
  return { ...set, fields: columnsOf(entity, set.fields) }
}

function distinct<T>(list: readonly T[]): readonly T[] {
  return [...new Map(list.map((one) => [JSON.stringify(one), one])).values()]
}
