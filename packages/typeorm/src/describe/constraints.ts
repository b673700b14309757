import type { Check, UniqueSet } from '@seed/core/adapter'
import type { ColumnMetadataLike, EntityMetadataLike } from '../client.js'
import { fieldName } from './names.js'

/** Sets of fields that occur once: unique constraints and unique indexes, each set and condition once. */
export function describeUniques(
  metadata: EntityMetadataLike,
  columns: readonly ColumnMetadataLike[],
): readonly UniqueSet[] {
  const names = new Set(columns.map((column) => column.databaseName))
  const known = (set: readonly ColumnMetadataLike[]): boolean =>
    set.length > 0 && set.every((column) => names.has(column.databaseName))
  const constraints = metadata.uniques
    .filter((unique) => known(unique.columns))
    .map(({ name, columns: set, deferrable }) => ({
      name,
      fields: set.map(fieldName),
      ...(deferrable === undefined ? {} : { deferrable: true }),
    }))
  const indexes = metadata.indices
    .filter((index) => index.isUnique && known(index.columns))
    .map(({ name, columns: set, where }) => ({
      name,
      fields: set.map(fieldName),
      ...(where === undefined || where === '' ? {} : { where }),
    }))
  return distinct([...constraints, ...indexes])
}

/** CHECK constraints, as the entity spells them. */
export function describeChecks(metadata: EntityMetadataLike): readonly Check[] {
  return metadata.checks.map(({ name, expression }) => ({ name, expression }))
}

function distinct(sets: readonly UniqueSet[]): readonly UniqueSet[] {
  const seen = new Set<string>()
  return sets.filter(({ fields, where }) => {
    const id = JSON.stringify([[...fields].sort(), where ?? null])
    return !seen.has(id) && seen.add(id)
  })
}
