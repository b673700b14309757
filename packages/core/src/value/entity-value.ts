import { isSeedError } from '../errors/seed-error.js'
import { valueConverter } from '../errors/value.js'
import type { Field, FieldType, Value } from '../schema/schema.js'
import { canonicalizer, type Canonicalize, type CanonicalOptions } from './canonical.js'

/**
 * Makes the function that turns a stored canonical value into what entities and cells hold: a `Date` for instants and zone-less
 * date-times (its UTC parts are the literal ones), everything else as it is; then the converter of the ORM, if there is one.
 *
 * @throws {SeedError} VALUE.CONVERTER from the function that is returned.
 */
export function toEntityValue(field: Field, entity?: string): (stored: Value) => unknown {
  const natural = naturalOf(field.type)
  const { converter } = field
  if (converter === undefined) return natural
  return (stored) => guarded(() => converter.fromStored(natural(stored)), field, entity)
}

/**
 * The other direction: makes the function that turns what an entity holds into the stored canonical value: the converter of the
 * ORM first, then `canonicalizer`.
 *
 * @throws {SeedError} VALUE.* from the function that is returned.
 */
export function createStored(field: Field, options: CanonicalOptions): Canonicalize {
  const canonical = canonicalizer(field, options)
  const { converter } = field
  if (converter === undefined) return canonical
  return (value) => canonical(guarded(() => converter.toStored(value), field, options.entity))
}

function guarded<T>(convert: () => T, field: Field, entity: string | undefined): T {
  try {
    return convert()
  } catch (error) {
    if (isSeedError(error)) throw error
    throw valueConverter(entity === undefined ? field.name : `${entity}.${field.name}`, error)
  }
}

function naturalOf(type: FieldType): (stored: Value) => unknown {
  if (type.kind === 'instant') return (stored) => (typeof stored === 'string' ? new Date(stored) : stored)
  // Without the Z, Date would read the text in the time zone of the process.
  if (type.kind === 'datetime') return (stored) => (typeof stored === 'string' ? new Date(`${stored}Z`) : stored)
  if (type.kind === 'array' && (type.of.kind === 'instant' || type.of.kind === 'datetime')) {
    const one = naturalOf(type.of)
    return (stored) => (Array.isArray(stored) ? (stored as readonly Value[]).map(one) : stored)
  }
  return (stored) => stored
}
