import type { Default, Field, FieldType } from '@seed/core/adapter'
import { storedDefault } from '@seed/sql'
import type { MetadataLike, OrmLike, PlatformLike, PropertyLike } from '../client.js'
import { type Column, columnsOf } from './columns.js'
import { converterOf } from './converter.js'
import { defaultOf } from './default.js'
import { fieldType, nativeType } from './field-type.js'
import { platformOf } from './names.js'
import { creationOf } from './on-create.js'

/** The columns of an entity, as neutral fields, in the order of its metadata. */
export function describeFields(orm: OrmLike, metadata: MetadataLike): readonly Field[] {
  const platform = platformOf(orm)
  return columnsOf(metadata).map((column) => describeField(platform, metadata, column))
}

function describeField(platform: PlatformLike, metadata: MetadataLike, column: Column): Field {
  const { leaf, property } = column
  const type = typeOf(metadata, column)
  const converter = converterOf(leaf, type, platform)
  const fallback =
    property === leaf ? (createdValue(property, type, converter) ?? defaultOf(property, type)) : undefined
  const role = roleOf(metadata, property)
  return {
    name: column.field,
    column: column.name,
    type,
    nativeType: nativeType(leaf),
    nullable: column.nullable,
    ...(fallback === undefined ? {} : { default: fallback }),
    ...generatedOf(property, type),
    ...(role === undefined ? {} : { role }),
    ...(converter === undefined ? {} : { converter }),
    ...(column.hidden ? { hidden: true } : {}),
  }
}

/** MikroORM lists the kinds of a table as an enum; what sets them is the entity. */
function typeOf({ root }: MetadataLike, { leaf, property }: Column): FieldType {
  return property.name === root.discriminatorColumn ? fieldType({ ...leaf, items: undefined }) : fieldType(leaf)
}

/** What `onCreate` sets, where it is the same for every row: MikroORM lets it win over the database's default. */
function createdValue(property: PropertyLike, type: FieldType, converter: Field['converter']): Default | undefined {
  const creation = creationOf(property)
  if (creation?.kind !== 'constant' || creation.value === null) return undefined
  const stored = converter === undefined ? creation.value : converter.toStored(creation.value)
  return { kind: 'constant', value: storedDefault(type, stored) }
}

/** MikroORM knows no fields of creation, change or deletion by name; what fills or filters them says it. */
function roleOf(metadata: MetadataLike, property: PropertyLike): Field['role'] {
  if (property.version === true) return 'version'
  if (property.name === metadata.root.discriminatorColumn) return 'discriminator'
  if (property.onUpdate !== undefined && property.runtimeType === 'Date') return 'updated'
  if (creationOf(property)?.kind === 'moment') return 'created'
  return isSoftDelete(metadata, property) ? 'deleted' : undefined
}

/** The field of a filter that is on by default and keeps the rows where it is NULL (or false). */
function isSoftDelete({ root, filters }: MetadataLike, { name, runtimeType }: PropertyLike): boolean {
  if (runtimeType !== 'Date' && runtimeType !== 'boolean') return false
  return [...Object.values(filters), ...Object.values(root.filters)].some(({ cond, default: on }) => {
    if (on === false || typeof cond !== 'object' || cond === null) return false
    const [[key, value] = [], ...others] = Object.entries(cond)
    return others.length === 0 && key === name && value === (runtimeType === 'Date' ? null : false)
  })
}

function generatedOf(property: PropertyLike, type: FieldType): Pick<Field, 'generated' | 'identityAlways'> {
  const { generated } = property
  if (typeof generated === 'string' && /\bas identity\b/i.test(generated)) {
    return { generated: 'increment', ...(/^\s*always/i.test(generated) ? { identityAlways: true } : {}) }
  }
  if (generated !== undefined) return { generated: 'computed' }
  if (property.autoincrement === true) return { generated: 'increment' }
  const makesUuid = property.onCreate !== undefined || /uuid/i.test(property.defaultRaw ?? '')
  return type.kind === 'uuid' && property.primary === true && property.kind === 'scalar' && makesUuid
    ? { generated: 'uuid' }
    : {}
}
