import type { Entity, Field, Relation, Schema, ToOne } from '@seed/core/adapter'

/** Inverse relations that every ORM maps; others an ORM may have or not. */
const INVERSES = new Set(
  [
    ['User.orders', 'User.profile', 'User.passport', 'Product.tags', 'Order.items'],
    ['Bill.payments', 'Folder.documents', 'Team.players', 'Sensor.readings'],
  ].flat(),
)

/**
 * A schema without what may differ between ORMs: names and hiding of foreign key fields, converters, hooks, roles, native types,
 * texts of default expressions, names of join entities and of their relations, origins, inverse relations that not all have.
 * Fields go by their columns, entities by their names, join entities by their tables.
 */
export function plainSchema(schema: Schema): Readonly<Record<string, unknown>> {
  const known = schema.entities.filter((entity) => entity.origin === 'orm')
  const entries = known.map((entity) => [nameOf(entity), plainEntity(entity, schema)] as const)
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)))
}

function nameOf(entity: Entity): string {
  return entity.joinTable === true ? tableOf(entity) : entity.name
}

function tableOf({ table }: Entity): string {
  return table.schema === undefined ? table.name : `${table.schema}.${table.name}`
}

function plainEntity(entity: Entity, schema: Schema): object {
  const columns = (names: readonly string[]): readonly string[] => names.map((name) => columnOf(entity, name))
  const foreign = new Set(entity.relations.flatMap((one) => (isToOne(one) ? one.fields : [])))
  const fields = entity.fields.map((field) => [field.column, plainField(field, foreign.has(field.name))] as const)
  const { inheritance } = entity
  return {
    table: tableOf(entity),
    // The two sides of a join table have no order of their own.
    key: entity.joinTable === true ? [...columns(entity.key)].sort() : columns(entity.key),
    fields: Object.fromEntries(fields.sort(([a], [b]) => (a < b ? -1 : 1))),
    relations: byText(entity.relations.flatMap((relation) => plainRelation(relation, entity, schema))),
    uniques: byText(
      entity.uniques.map(({ fields: names, where }) => ({
        columns: [...columns(names)].sort(),
        ...(where === undefined ? {} : { where }),
      })),
    ),
    checks: byText(entity.checks.map(({ expression }) => expression)),
    ...(inheritance === undefined
      ? {}
      : {
          inheritance: {
            root: inheritance.root,
            discriminator: columnOf(entity, inheritance.discriminator),
            value: inheritance.value,
          },
        }),
  }
}

function plainField(field: Field, foreign: boolean): object {
  const { name, nullable, generated, identityAlways } = field
  // Some ORMs know which values tell entities apart, some only that it is text.
  const type = field.role === 'discriminator' ? 'discriminator' : field.type
  const fallback = field.default
  return {
    ...(foreign ? {} : { name }),
    type,
    ...(nullable ? { nullable } : {}),
    ...(generated === undefined ? {} : { generated }),
    // What core makes itself needs no default, and the database's text for one that is computed is its own.
    ...(fallback === undefined || generated !== undefined
      ? {}
      : { default: fallback.kind === 'constant' ? fallback.value : 'an expression' }),
    ...(identityAlways === true ? { identityAlways } : {}),
  }
}

function plainRelation(relation: Relation, entity: Entity, schema: Schema): readonly object[] {
  const target = schema.entities.find(({ name }) => name === relation.target)
  if (target === undefined) return [{ missing: relation.target }]
  if (isToOne(relation)) return [plainToOne(relation, entity, target)]
  if (relation.arity === 'inverse') {
    const name = `${entity.name}.${relation.name}`
    return INVERSES.has(name) ? [{ name: relation.name, inverse: `${relation.target}.${relation.of}` }] : []
  }
  const through = schema.entities.find(({ name }) => name === relation.through)
  const columns = (name: string): readonly string[] => {
    const side = through?.relations.find((one) => one.name === name)
    return through === undefined || side === undefined || !isToOne(side)
      ? []
      : side.fields.map((field) => columnOf(through, field))
  }
  return [
    {
      name: relation.name,
      many: relation.target,
      through: through === undefined ? '' : tableOf(through),
      near: columns(relation.near),
      far: columns(relation.far),
    },
  ]
}

function plainToOne(relation: ToOne, entity: Entity, target: Entity): object {
  const { arity, enforced, deferrable, onDelete } = relation
  // An ORM without composite foreign keys leaves the relation to the catalog, which has no name for it.
  const named = entity.joinTable !== true && relation.fields.length === 1
  return {
    ...(named ? { name: relation.name } : {}),
    arity,
    columns: relation.fields.map((name) => columnOf(entity, name)),
    to: target.name,
    toColumns: relation.targetFields.map((name) => columnOf(target, name)),
    enforced,
    ...(deferrable === true ? { deferrable } : {}),
    ...(onDelete === undefined || onDelete === 'no action' || onDelete === 'restrict' ? {} : { onDelete }),
  }
}

function isToOne(relation: Relation): relation is ToOne {
  return relation.arity === '1' || relation.arity === '0-1'
}

function columnOf(entity: Entity, name: string): string {
  return entity.fields.find((field) => field.name === name)?.column ?? `no field ${name}`
}

function byText<T>(list: readonly T[]): readonly T[] {
  return [...list].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
}
