import type { AttributeLike, DataTypeLike, ModelLike, OptionsLike, SequelizeLike, TableNameLike } from '../client.js'

/** One attribute that has a column. */
export interface Attribute {
  readonly name: string
  readonly column: string
  readonly definition: AttributeLike
}

/** What Sequelize keeps dates and versions in. */
export type Role = 'created' | 'updated' | 'deleted' | 'version'

// Where Sequelize 6 keeps its metadata is known here alone: 7 has it in `model.modelDefinition`.

/** All models of an instance, in the order of their definition. */
export function modelsOf(sequelize: SequelizeLike): readonly ModelLike[] {
  return Object.values(sequelize.models) as readonly ModelLike[]
}

/** Options of an instance. */
export function optionsOf(sequelize: SequelizeLike): OptionsLike {
  return (sequelize as unknown as { readonly options: OptionsLike }).options
}

/** Attributes of a model that have a column; virtual ones have none. */
export function attributesOf(model: ModelLike): readonly Attribute[] {
  return Object.entries(model.rawAttributes)
    .filter(([, definition]) => typeKey(definition.type) !== 'VIRTUAL')
    .map(([name, definition]) => ({ name, column: definition.field ?? name, definition }))
}

/** The attribute that an index or a reference names, by its column or by itself. */
export function attributeOfColumn(model: ModelLike, column: string): Attribute | undefined {
  const attributes = attributesOf(model)
  return (
    attributes.find((attribute) => attribute.column === column) ??
    attributes.find((attribute) => attribute.name === column)
  )
}

/** Name of the first attribute of the primary key, which associations point to unless told. */
export function keyAttribute(model: ModelLike): string | undefined {
  return attributesOf(model).find(({ definition }) => definition.primaryKey === true)?.name
}

/** Attributes that Sequelize itself fills, with what for. */
export function rolesOf(model: ModelLike): ReadonlyMap<string, Role> {
  const { _timestampAttributes: timestamps, _versionAttribute: version } = model
  const roles: readonly (readonly [string | undefined, Role])[] = [
    [timestamps.createdAt, 'created'],
    [timestamps.updatedAt, 'updated'],
    [timestamps.deletedAt, 'deleted'],
    [version, 'version'],
  ]
  return new Map(roles.flatMap(([name, role]) => (name === undefined ? [] : [[name, role] as const])))
}

/** Name of a data type: `STRING`; a type given as its SQL has none. */
export function typeKey(type: DataTypeLike | string): string | undefined {
  return typeof type === 'string' ? undefined : type.key
}

/** A table's name and schema; databases without schemas put the schema before the name. */
export function splitTableName(name: TableNameLike, hasSchemas: boolean): { schema?: string; name: string } {
  if (typeof name === 'string') return { name }
  const { tableName, schema, delimiter } = name
  if (schema === undefined || schema === '' || schema === null) return { name: tableName }
  if (!hasSchemas)
    return { name: `${schema}${delimiter === undefined || delimiter === '' ? '.' : delimiter}${tableName}` }
  return schema === 'public' ? { name: tableName } : { schema, name: tableName }
}
