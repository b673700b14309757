import { type Entity, type Field, identityAlways, keyChanged, sameKey, unmappedField } from '@seed/core/adapter'
import { fieldOf } from '@seed/sql'
import type { InstanceLike, ModelLike, SequelizeLike } from '../client.js'
import { attributesOf, optionsOf } from '../describe/attributes.js'
import { isMysql } from '../describe/field-type.js'
import { toProperty } from './property-value.js'

/** Values by attribute, as `Model.build` takes them. */
export type Row = Readonly<Record<string, unknown>>

/** Makes what Sequelize takes from rows, the field list fixed. */
export interface EntityWriter {
  readonly make: (row: readonly unknown[]) => Row
  /** @throws {SeedError} `ORM.KEY_CHANGED` when an instance does not hold its row's key any more. */
  readonly checkKey: (instance: InstanceLike, row: Row, at: number) => void
}

/**
 * Prepares the writing of rows of one entity through Sequelize.
 *
 * @param fields - Names of the fields, in the order of the rows' values.
 * @throws {SeedError} `ORM.UNMAPPED_FIELD`, `ORM.IDENTITY_ALWAYS`.
 */
export function entityWriter(
  sequelize: SequelizeLike,
  entity: Entity,
  model: ModelLike,
  fields: readonly string[],
): EntityWriter {
  const { timezone } = optionsOf(sequelize)
  const parts = fields.map((name) => {
    const field = fieldOf(entity, name)
    const attribute = attributeFor(entity, model, field)
    return { attribute, convert: toProperty(field, timezone, isMysql(sequelize.getDialect())) }
  })
  const key = keyOf(entity, model)
  return {
    make: (row) => Object.fromEntries(parts.map(({ attribute, convert }, i) => [attribute, convert(row[i])])),
    checkKey: (instance, row, at) => {
      const changed = key.find(({ attribute }) => !sameKey(instance.get(attribute, { raw: true }), row[attribute]))
      if (changed !== undefined) throw keyChanged('Sequelize', entity.name, changed.field, at)
    },
  }
}

/** True when an instance holds the key of the row. */
export function holdsKey(entity: Entity, model: ModelLike, instance: InstanceLike, row: Row): boolean {
  const key = keyOf(entity, model)
  return key.length > 0 && key.every(({ attribute }) => sameKey(instance.get(attribute, { raw: true }), row[attribute]))
}

function keyOf(entity: Entity, model: ModelLike): readonly { readonly field: string; readonly attribute: string }[] {
  return entity.key.map((name) => ({ field: name, attribute: attributeFor(entity, model, fieldOf(entity, name)) }))
}

function attributeFor(entity: Entity, model: ModelLike, field: Field): string {
  const attribute = attributesOf(model).find(({ column }) => column === field.column)
  if (attribute === undefined) throw unmappedField('Sequelize', entity.name, field.name)
  if (field.identityAlways === true) throw identityAlways('Sequelize', entity.name, field.name)
  return attribute.name
}
