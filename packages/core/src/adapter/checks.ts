import { InternalError } from '../errors/seed-error.js'
import type { Entity, Tuple } from '../schema/schema.js'
import type { KeySet, RowSource, Selection } from './port.js'

// Users never call a store directly: a wrong argument is a bug of ours or of an adapter's, hence `InternalError`.

/** Every name is a field of the entity, and one of `given` where that is told. */
export function checkFields(entity: Entity, names: readonly string[], given?: readonly string[]): void {
  const known = given ?? entity.fields.map((field) => field.name)
  const unknown = names.find((name) => !known.includes(name))
  if (unknown !== undefined) {
    throw new InternalError(
      `${entity.name}: field "${unknown}" ${given === undefined ? 'is not known' : 'is not given'}`,
    )
  }
}

/** A whole number of at least `min`. */
export function checkWhole(what: string, value: number, min: number): void {
  if (!Number.isSafeInteger(value) || value < min) throw new InternalError(`${what} must be a whole number >= ${min}`)
}

/** Fields known and named once, a sane count. */
export function checkSource(entity: Entity, source: RowSource): void {
  checkFields(entity, source.fields)
  checkWhole('count of rows', source.count, 0)
  if (new Set(source.fields).size !== source.fields.length) {
    throw new InternalError(`${entity.name}: a source names a field twice`)
  }
}

/** A range of a one-field key, or tuples as long as the key. */
export function checkKeySet(entity: Entity, keys: KeySet): void {
  if (entity.key.length === 0) throw new InternalError(`${entity.name} has no primary key`)
  if (keys.kind === 'list') return checkTuples(entity, entity.key, keys.keys)
  if (entity.key.length !== 1) throw new InternalError(`${entity.name}: a range needs a key of one field`)
}

/** Fields known, tuples as long as they are many. */
export function checkMatch(entity: Entity, match: NonNullable<Selection['match']>): void {
  checkFields(entity, match.fields)
  checkTuples(entity, match.fields, match.anyOf)
}

/** A key that rows can stand behind: as long as the entity's, without NULL. */
export function checkAfter(entity: Entity, after: Tuple): void {
  if (entity.key.length === 0) throw new InternalError(`${entity.name} has no primary key`)
  checkTuples(entity, entity.key, [after])
  if (after.includes(null)) throw new InternalError(`${entity.name}: no row stands behind a key with NULL`)
}

/** At least one row a page, where it is told. */
export function checkPageRows(pageRows: number | undefined): void {
  if (pageRows !== undefined) checkWhole('pageRows', pageRows, 1)
}

function checkTuples(entity: Entity, fields: readonly string[], tuples: readonly Tuple[]): void {
  if (tuples.some((tuple) => tuple.length !== fields.length)) {
    throw new InternalError(`${entity.name}: a tuple is not as long as (${fields.join(', ')})`)
  }
}
