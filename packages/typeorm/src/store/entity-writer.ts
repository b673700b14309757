import { type Convert, type Entity, identityAlways, keyChanged, sameKey, unmappedField } from '@seed/core/adapter'
import { fieldOf } from '@seed/sql'
import type { ColumnMetadataLike, EntityMetadataLike, ManagerLike, RelationMetadataLike } from '../client.js'
import { fieldName } from '../describe/names.js'
import { toProperty } from './property-value.js'

/** Makes TypeORM's own instances from rows, the field list fixed. */
export interface EntityWriter {
  /** An instance that holds the row, as the application would have filled it. */
  readonly make: (row: readonly unknown[]) => object
  /** @throws {SeedError} `ORM.KEY_CHANGED` when an instance does not hold its row's key any more. */
  readonly checkKey: (instance: object, row: readonly unknown[], at: number) => void
}

type Fill = (instance: object, row: readonly unknown[]) => void

/**
 * Prepares the writing of rows of one entity through TypeORM.
 *
 * @param fields - Names of the fields, in the order of the rows' values.
 * @throws {SeedError} `ORM.UNMAPPED_FIELD`, `ORM.IDENTITY_ALWAYS`.
 */
export function entityWriter(
  manager: ManagerLike,
  entity: Entity,
  metadata: EntityMetadataLike,
  fields: readonly string[],
): EntityWriter {
  const columns = fields.map((name) => columnOf(entity, metadata, name))
  const values = fields.map((name) => toProperty(fieldOf(entity, name)))
  const fills = [...plainFills(columns, values), ...relationFills(metadata, columns, values)]
  const key = columns.flatMap((column, at) =>
    column.isPrimary ? [{ column, at, field: fields[at] ?? '', convert: values[at] }] : [],
  )
  return {
    make: (row) => {
      const instance = manager.create(metadata.target as never) as object
      for (const fill of fills) fill(instance, row)
      return instance
    },
    checkKey: (instance, row, at) => {
      for (const part of key) {
        const given = part.convert?.(row[part.at])
        if (!sameKey(part.column.getEntityValue(instance), given))
          throw keyChanged('TypeORM', entity.name, part.field, at)
      }
    },
  }
}

function columnOf(entity: Entity, metadata: EntityMetadataLike, name: string): ColumnMetadataLike {
  const column = metadata.columns.find((candidate) => fieldName(candidate) === name)
  if (column === undefined) throw unmappedField('TypeORM', entity.name, name)
  if (fieldOf(entity, name).identityAlways === true) throw identityAlways('TypeORM', entity.name, name)
  return column
}

/** Columns that a property holds, embedded ones included. TypeORM sets a discriminator by the class. */
function plainFills(columns: readonly ColumnMetadataLike[], values: readonly Convert[]): readonly Fill[] {
  return columns.flatMap((column, at) =>
    (column.isVirtual && !isTreeColumn(column)) || (column.isDiscriminator && column.isVirtual)
      ? []
      : [(instance, row) => column.setEntityValue(instance, values[at]?.(row[at]))],
  )
}

/** Columns that TypeORM adds for trees belong to no relation. */
function isTreeColumn(column: ColumnMetadataLike): boolean {
  return column.relationMetadata === undefined && !column.isDiscriminator
}

/**
 * Foreign keys behind relations: the related entity is stood for by its key alone, as in `order.user = { id: 5 }`; a key
 * with a NULL in it means no related entity.
 */
function relationFills(
  metadata: EntityMetadataLike,
  columns: readonly ColumnMetadataLike[],
  values: readonly Convert[],
): readonly Fill[] {
  const relations = new Set(
    columns.flatMap(({ isVirtual, relationMetadata }) => (isVirtual && relationMetadata ? [relationMetadata] : [])),
  )
  return [...relations].flatMap((relation) => relationFill(metadata, relation, columns, values) ?? [])
}

function relationFill(
  metadata: EntityMetadataLike,
  given: RelationMetadataLike,
  columns: readonly ColumnMetadataLike[],
  values: readonly Convert[],
): Fill | undefined {
  // A child of an inheritance hierarchy has its own copy of the relation.
  const relation = metadata.relations.find((one) => one.propertyPath === given.propertyPath) ?? given
  const parts = relation.joinColumns.map((join) => ({
    at: columns.findIndex((column) => column.databaseName === join.databaseName),
    target: join.referencedColumn,
  }))
  if (parts.some(({ at, target }) => at === -1 || target === undefined)) return undefined
  return (instance, row) => {
    const keys = parts.map(({ at }) => values[at]?.(row[at]))
    if (keys.some((key) => key === null || key === undefined)) {
      relation.setEntityValue(instance, null)
      return
    }
    const reference = {}
    parts.forEach(({ target }, i) => target?.setEntityValue(reference, keys[i]))
    relation.setEntityValue(instance, reference)
  }
}
