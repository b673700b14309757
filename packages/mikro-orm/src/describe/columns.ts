import type { MetadataLike, PropertyLike } from '../client.js'
import { isToOne, ownProperties, propertyPath } from './names.js'

/** One column of an entity's table. */
export interface Column {
  readonly name: string
  /** Name of the field: the property's path, or the column's own name where no property holds its plain value. */
  readonly field: string
  readonly hidden: boolean
  /** The property that writes it: a plain one, or a relation. */
  readonly property: PropertyLike
  /** The property that says what is in it: for a foreign key, the one it points to in the end. */
  readonly leaf: PropertyLike
  readonly primary: boolean
  readonly nullable: boolean
}

const cache = new WeakMap<MetadataLike, readonly Column[]>()

/**
 * The columns of an entity in the order of its metadata, each once. A column that a plain property and a relation share is the
 * plain property's, also when that one is not persisted itself (`userId` beside `user`).
 */
export function columnsOf(metadata: MetadataLike): readonly Column[] {
  let columns = cache.get(metadata)
  if (columns === undefined) cache.set(metadata, (columns = listColumns(metadata)))
  return columns
}

/** The column of this name. */
export function columnNamed(metadata: MetadataLike, name: string): Column | undefined {
  return columnsOf(metadata).find((column) => column.name === name)
}

/** Columns of a relation's foreign key in this table. */
export function foreignKeyColumns(property: PropertyLike): readonly string[] {
  return property.fieldNames ?? property.joinColumns ?? []
}

/** Columns that a property stands for: several for an embeddable or a composite foreign key. */
export function columnsUnder(metadata: MetadataLike, path: string): readonly Column[] {
  const property = metadata.properties[path]
  if (property !== undefined && isToOne(property))
    return foreignKeyColumns(property).flatMap((name) => columnNamed(metadata, name) ?? [])
  return columnsOf(metadata).filter(
    ({ field, property: own }) => own.name === path || field === path || field.startsWith(`${path}.`),
  )
}

function listColumns(metadata: MetadataLike): readonly Column[] {
  const properties = ownProperties(metadata)
  const listed = new Map<string, Column>()
  for (const property of properties) {
    for (const column of columnsOfProperty(metadata, property)) {
      const other = listed.get(column.name)
      listed.set(column.name, other === undefined ? column : shared(other, column))
    }
  }
  for (const shadow of properties.filter(isShadow)) {
    const column = listed.get(shadow.fieldNames?.[0] ?? '')
    if (column !== undefined) listed.set(column.name, { ...column, field: shadow.name, hidden: false })
  }
  return [...listed.values()]
}

/** One column of two properties: the plain one's, as strict as the stricter. */
function shared(first: Column, second: Column): Column {
  const plain = second.hidden ? first : second
  return {
    ...plain,
    primary: first.primary || second.primary,
    nullable: first.nullable && second.nullable,
  }
}

function columnsOfProperty(metadata: MetadataLike, property: PropertyLike): readonly Column[] {
  if (property.persist === false || property.formula !== undefined) return []
  const primary = property.primary === true
  const nullable = property.nullable === true && !primary
  if (isToOne(property)) {
    return foreignKeyColumns(property).map((name, at) => ({
      name,
      field: name,
      hidden: true,
      property,
      leaf: targetLeaf(property, at) ?? { ...property, columnTypes: property.columnTypes?.slice(at, at + 1) },
      primary,
      nullable,
    }))
  }
  const [name] = property.fieldNames ?? []
  const isColumn = property.kind === 'scalar' || (property.kind === 'embedded' && property.object === true)
  if (!isColumn || name === undefined) return []
  const discriminator = metadata.root.discriminatorColumn === property.name
  return [
    { name, field: propertyPath(metadata, property), hidden: false, property, leaf: property, primary, nullable },
  ].map((column) => (discriminator ? { ...column, nullable: false } : column))
}

/** The plain property that a foreign key's column points to, through keys that are foreign keys themselves. */
function targetLeaf({ targetMeta, referencedColumnNames }: PropertyLike, at: number): PropertyLike | undefined {
  const name = referencedColumnNames?.[at]
  if (targetMeta === undefined || name === undefined) return undefined
  const writers = targetMeta.props.filter((one) => one.persist !== false && one.fieldNames?.includes(name))
  const plain = writers.find(({ kind }) => kind === 'scalar')
  if (plain !== undefined) return plain
  const through = writers.find(isToOne)
  return through === undefined ? undefined : targetLeaf(through, through.fieldNames?.indexOf(name) ?? -1)
}

/** `userId` with `persist: false`, over the column of the relation `user`. */
function isShadow({ kind, persist, formula }: PropertyLike): boolean {
  return kind === 'scalar' && persist === false && formula === undefined
}
