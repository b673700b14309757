import { keyText } from '../internal/key-text.js'
import type { Entity, Field, Value } from '../schema/schema.js'
import { MemoryFailure } from './failure.js'
import { fits } from './fits.js'
import { nameOf, type StoredRow } from './rules.js'

/** Values by field name, on their way into a table. */
export type Given = Readonly<Record<string, unknown>>

/**
 * A complete row of an entity: defaults for what is not given, the discriminator set, types and NOT NULL checked.
 *
 * @param nextKey - Gives the next key of an incrementing field.
 */
export function completeRow(
  entity: Entity,
  given: Given,
  nextKey: (field: Field) => Value,
  enforce: boolean,
  row?: number,
): StoredRow {
  const values: Record<string, Value> = {}
  for (const field of entity.fields) {
    values[field.column] = field.name in given ? (given[field.name] as Value) : missing(entity, field, nextKey)
  }
  if (enforce) for (const field of entity.fields) checkValue(entity, field, values[field.column] ?? null, row)
  return values
}

function missing(entity: Entity, field: Field, nextKey: (field: Field) => Value): Value {
  if (field.name === entity.inheritance?.discriminator) return entity.inheritance.value
  if (field.generated === 'increment') return nextKey(field)
  return field.default?.kind === 'constant' ? field.default.value : null
}

/** Refuses NULL where there must be a value, and a value of another type. */
export function checkValue(entity: Entity, field: Field, value: Value | undefined, row?: number): void {
  const place = { table: nameOf(entity.table), columns: [field.column], ...(row === undefined ? {} : { row }) }
  if (value === null || value === undefined) {
    if (field.nullable || field.generated === 'computed') return
    throw new MemoryFailure({ kind: 'not-null', ...place }, `null value in column "${field.column}"`)
  }
  if (fits(field.type, value)) return
  throw new MemoryFailure({ kind: 'value', ...place }, `invalid input ${keyText([value])} for ${field.nativeType}`)
}
