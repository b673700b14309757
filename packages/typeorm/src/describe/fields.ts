import type { Field } from '@seed/core/adapter'
import type { ColumnMetadataLike, DataSourceLike, EntityMetadataLike } from '../client.js'
import { converterOf } from './converter.js'
import { defaultOf } from './default.js'
import { fieldType, nativeType } from './field-type.js'
import { fieldName, isHidden, ownParts } from './names.js'

/** The columns of an entity, as neutral fields, in the order of its metadata. */
export function describeFields(source: DataSourceLike, metadata: EntityMetadataLike): readonly Field[] {
  return ownColumns(source, metadata).map((column) => describeField(source, column))
}

/** The columns that are an entity's own, in the order of its metadata. */
export function ownColumns(source: DataSourceLike, metadata: EntityMetadataLike): readonly ColumnMetadataLike[] {
  return metadata.columns.filter(ownParts(source, metadata).column)
}

function describeField(source: DataSourceLike, column: ColumnMetadataLike): Field {
  const type = fieldType(column)
  const fallback = defaultOf(column, type)
  const role = roleOf(column)
  const generated = generatedOf(column)
  const converter = converterOf(column, type)
  return {
    name: fieldName(column),
    column: column.databaseName,
    type,
    nativeType: nativeType(source, column),
    nullable: column.isNullable && !column.isPrimary,
    ...(fallback === undefined ? {} : { default: fallback }),
    ...(generated === undefined ? {} : { generated }),
    ...(column.generatedIdentity === 'ALWAYS' ? { identityAlways: true } : {}),
    ...(role === undefined ? {} : { role }),
    ...(converter === undefined ? {} : { converter }),
    ...(isHidden(column) ? { hidden: true } : {}),
  }
}

function roleOf(column: ColumnMetadataLike): Field['role'] {
  if (column.isCreateDate) return 'created'
  if (column.isUpdateDate) return 'updated'
  if (column.isDeleteDate) return 'deleted'
  if (column.isVersion) return 'version'
  return column.isDiscriminator ? 'discriminator' : undefined
}

function generatedOf(column: ColumnMetadataLike): Field['generated'] {
  if (column.generatedType !== undefined) return 'computed'
  if (!column.isGenerated) return undefined
  return column.generationStrategy === 'uuid' ? 'uuid' : 'increment'
}
