import type { Table } from '@seed/core/adapter'
import type { MetadataLike, OrmLike, PlatformLike, PropertyLike } from '../client.js'

/** All metadata of an ORM. */
export function metadataOf(orm: OrmLike): readonly MetadataLike[] {
  return [...orm.getMetadata().getAll().values()] as readonly MetadataLike[]
}

/** MikroORM's platform of an ORM. */
export function platformOf(orm: OrmLike): PlatformLike {
  return (orm.driver as { getPlatform(): PlatformLike }).getPlatform()
}

/** True for a metadata that stands for rows of a table: views, embeddables and abstract classes are none. */
export function holdsRows(metadata: MetadataLike): boolean {
  return !(metadata.virtual === true || Boolean(metadata.view) || metadata.abstract || metadata.embeddable)
}

/**
 * The table of an entity, the default schema left out. Entities with the schema `*`, and those without one, are in the schema
 * of the configuration.
 */
export function tableOf(orm: OrmLike, metadata: MetadataLike): Table {
  const schema = schemaOf(orm, metadata)
  return schema === undefined ? { name: metadata.tableName } : { schema, name: metadata.tableName }
}

function schemaOf(orm: OrmLike, { schema }: MetadataLike): string | undefined {
  const given = schema === undefined || schema === '*' ? configuredSchema(orm) : schema
  return given === platformOf(orm).getDefaultSchemaName() || given === '' ? undefined : given
}

/** Schemas of the ORM's tables, that of the database itself left out: the configuration's, and all that tables are in. */
export function schemasOf(orm: OrmLike): { readonly own?: string; readonly named: readonly string[] } {
  const own = configuredSchema(orm)
  const named = metadataOf(orm)
    .filter(holdsRows)
    .flatMap((metadata) => schemaOf(orm, metadata) ?? [])
  const isDefault = own === undefined || own === platformOf(orm).getDefaultSchemaName()
  return { ...(isDefault ? {} : { own }), named: [...new Set(named)] }
}

/** The schema that the configuration gives to entities without one. */
function configuredSchema({ config }: OrmLike): string | undefined {
  const schema = config.get('schema' as never)
  return typeof schema === 'string' && schema !== '*' && schema !== '' ? schema : undefined
}

/** Path of a property from the entity: `address.city` for one of an embeddable. */
export function propertyPath(metadata: MetadataLike, property: PropertyLike): string {
  if (property.embedded === undefined) return property.name
  const [parent, name] = property.embedded
  const outer = metadata.properties[parent]
  return outer === undefined ? property.name : `${propertyPath(metadata, outer)}.${name}`
}

/** Properties that are an entity's own: under single-table inheritance the root has those of its children, too. */
export function ownProperties(metadata: MetadataLike): readonly PropertyLike[] {
  if (metadata.root.inheritanceType === 'tpt') return metadata.ownProps ?? metadata.props
  return metadata.root.class === metadata.class
    ? metadata.props.filter(({ inherited }) => inherited !== true)
    : metadata.props
}

/** True for a relation whose foreign key lies in the entity's own table. */
export function isToOne({ kind, owner }: PropertyLike): boolean {
  return kind === 'm:1' || (kind === '1:1' && owner === true)
}
