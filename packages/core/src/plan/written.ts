import type { WrittenField } from '../engine/block.js'
import type { Field } from '../schema/schema.js'
import { createStored } from '../value/entity-value.js'
import type { BoundField } from './bind.js'
import type { Draft } from './draft.js'

/** Digits after the second in all instants of a plan. */
export const INSTANT_PRECISION = 0

/** How the values of a bound field become stored ones. */
export function writtenField(draft: Draft, entity: string, bound: BoundField): WrittenField {
  return {
    field: bound.field,
    toStored: createStored(convertedField(draft, bound), { instantPrecision: INSTANT_PRECISION, entity }),
  }
}

/** A foreign key holds what its target holds, so the target's converter applies where it has none of its own. */
function convertedField(draft: Draft, { field, relation }: BoundField): Field {
  if (relation === undefined || field.converter !== undefined) return field
  const name = relation.targetFields[relation.fields.indexOf(field.name)]
  const converter = draft.entity(relation.target)?.fields.find((one) => one.name === name)?.converter
  return converter === undefined ? field : { ...field, converter }
}
