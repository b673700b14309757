import type { AssociationLike, AttributeLike, ModelLike, TableNameLike } from '../client.js'
import { attributeOfColumn, attributesOf, keyAttribute } from './attributes.js'

/** An attribute that points to another model. Sequelize knows no foreign key of several columns. */
export interface ForeignKey {
  readonly attribute: string
  readonly target: ModelLike
  readonly targetAttribute: string
  /** Name of the `belongsTo` association; without one nothing names it. */
  readonly name?: string
  /** True when `sync` makes a constraint of it. */
  readonly enforced: boolean
}

type Registered = (model: ModelLike) => ModelLike | undefined
type Found = Omit<ForeignKey, 'enforced'> & { readonly source: ModelLike }

/**
 * Foreign keys of every model: from `belongsTo`, from the far sides of associations where no `belongsTo` names them, and from
 * `references` of attributes.
 *
 * An attribute that leads to several models (a polymorphic association, told apart by another attribute) is a plain field,
 * for a row would need a target in each of them. Where one of them is enforced, that one counts.
 */
export function collectForeignKeys(
  models: readonly ModelLike[],
  registered: Registered,
): ReadonlyMap<ModelLike, readonly ForeignKey[]> {
  const found = [
    ...models.flatMap((model) => Object.values(model.associations).flatMap((one) => fromAssociation(one, registered))),
    ...models.flatMap((model) => fromReferences(model, models)),
  ]
  return new Map(
    models.map((model) => [
      model,
      distinct(
        found.filter(({ source }) => source === model),
        models,
      ),
    ]),
  )
}

function fromAssociation(association: AssociationLike, registered: Registered): readonly Found[] {
  const { as, foreignKey, otherKey, targetKey, sourceKey } = association
  const [source, target] = [registered(association.source), registered(association.target)]
  if (source === undefined || target === undefined) return []
  switch (association.associationType) {
    case 'BelongsTo':
      return found(source, foreignKey, target, targetKey, as)
    case 'HasOne':
    case 'HasMany':
      return found(target, foreignKey, source, sourceKey)
    default: {
      const through = association.through === undefined ? undefined : registered(association.through.model)
      if (through === undefined || otherKey === undefined) return []
      return [...found(through, foreignKey, source, sourceKey), ...found(through, otherKey, target, targetKey)]
    }
  }
}

function found(
  source: ModelLike,
  attribute: string,
  target: ModelLike,
  targetAttribute = keyAttribute(target),
  name?: string,
): readonly Found[] {
  if (targetAttribute === undefined) return []
  return [{ source, attribute, target, targetAttribute, ...(name === undefined ? {} : { name }) }]
}

function fromReferences(model: ModelLike, models: readonly ModelLike[]): readonly Found[] {
  return attributesOf(model).flatMap(({ name, definition }) => {
    const target = referencedModel(definition, models)
    const { key } = referenceOf(definition) ?? {}
    return target === undefined
      ? []
      : found(model, name, target, key === undefined ? undefined : attributeOfColumn(target, key)?.name)
  })
}

/** Named ones all, unnamed ones where nothing names the same; none of an attribute that leads to several models. */
function distinct(keys: readonly Found[], models: readonly ModelLike[]): readonly ForeignKey[] {
  const id = ({ attribute, target, targetAttribute }: Found): string =>
    JSON.stringify([attribute, target.name, targetAttribute])
  const named = keys.filter(({ name }) => name !== undefined)
  const taken = new Set(named.map(id))
  const unnamed = keys.filter((key) => key.name === undefined && !taken.has(id(key)) && taken.add(id(key)))
  return [...named, ...unnamed].flatMap((key) => {
    const enforced = referencedModel(key.source.rawAttributes[key.attribute], models)
    const rivals = keys.filter((other) => other.attribute === key.attribute && other.target !== key.target)
    if (rivals.length > 0 && enforced !== key.target) return []
    const { source: _, ...rest } = key
    return [{ ...rest, enforced: enforced === key.target }]
  })
}

function referencedModel(definition: AttributeLike | undefined, models: readonly ModelLike[]): ModelLike | undefined {
  const table = referenceOf(definition)?.model
  return table === undefined ? undefined : models.find((model) => tableId(model.getTableName()) === tableId(table))
}

function referenceOf(
  definition: AttributeLike | undefined,
): { readonly model?: TableNameLike; readonly key?: string } | undefined {
  const references = definition?.references
  return typeof references === 'string' ? { model: references } : references
}

function tableId(table: TableNameLike): string {
  return typeof table === 'string' ? table : JSON.stringify([table.schema ?? '', table.tableName])
}
