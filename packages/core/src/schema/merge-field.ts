import { mergeType } from './merge-type.js'
import type { Default, Entity, Field, FieldType, Value } from './schema.js'

/** A field both readers know, as one. */
export interface MergedField {
  readonly field: Field
  readonly notes: readonly string[]
}

/**
 * Name, converter, role and meaning from the ORM; nullability, precision, native type and what is computed from the database.
 *
 * @param entity - The ORM's entity that has the field.
 */
export function mergeField(entity: Entity, orm: Field, database: Field): MergedField {
  const { type, note } = mergeType(orm.type, database.type)
  const generated = mergeGenerated(orm, database)
  const fallback = orm.default ?? (generated === undefined ? adapted(database.default, type) : undefined)
  const { default: _default, generated: _generated, identityAlways: _always, ...rest } = orm
  const field: Field = {
    ...rest,
    column: database.column,
    type,
    nativeType: database.nativeType,
    nullable: orm.nullable && database.nullable && !entity.key.includes(orm.name),
    ...(fallback === undefined ? {} : { default: fallback }),
    ...(generated === undefined ? {} : { generated }),
    ...(database.identityAlways === true ? { identityAlways: true } : {}),
  }
  const notes = [note, generated === 'computed' ? undefined : nullabilityNote(entity, orm, database)]
  return { field, notes: notes.flatMap((text) => (text === undefined ? [] : `${entity.name}.${orm.name}: ${text}`)) }
}

/**
 * SQLite numbers every one-column integer key by itself, so only the ORM knows whether a key is meant to be numbered; the
 * database knows what it computes and what it insists on numbering.
 */
function mergeGenerated(orm: Field, database: Field): Field['generated'] {
  if (database.generated === 'computed') return 'computed'
  if (orm.generated !== undefined) return orm.generated
  return database.identityAlways === true || database.generated === 'uuid'
    ? (database.generated ?? 'increment')
    : undefined
}

function nullabilityNote(entity: Entity, orm: Field, database: Field): string | undefined {
  if (orm.nullable === database.nullable || entity.key.includes(orm.name)) return undefined
  if (orm.nullable) return 'the ORM allows NULL, the database does not; it is always filled'
  // Under single-table inheritance the columns of one entity must allow NULL for the rows of the others.
  if (entity.inheritance !== undefined) return undefined
  return 'the database allows NULL, the ORM does not; it is always filled'
}

/** A constant default as a value of the merged type: SQLite's `1` is `true` in a boolean column. */
function adapted(fallback: Default | undefined, type: FieldType): Default | undefined {
  if (fallback?.kind !== 'constant') return fallback
  const value = adaptedValue(fallback.value, type)
  return value === undefined ? undefined : { kind: 'constant', value }
}

function adaptedValue(value: Value, type: FieldType): Value | undefined {
  if (value === null) return null
  switch (type.kind) {
    case 'boolean':
      return typeof value === 'object' ? undefined : booleanOf(String(value))
    case 'json':
      return typeof value === 'string' ? parsed(value) : value
    case 'integer':
      return typeof value === 'bigint' && type.bits < 64 ? Number(value) : value
    case 'decimal':
    case 'text':
    case 'enum':
      return typeof value === 'number' || typeof value === 'bigint' ? String(value) : value
    default:
      return value
  }
}

function booleanOf(text: string): boolean | undefined {
  if (/^(?:1|t|true)$/i.test(text)) return true
  return /^(?:0|f|false)$/i.test(text) ? false : undefined
}

/** JSON given as its text; a text that is no JSON is a JSON string already. */
function parsed(text: string): Value {
  try {
    return JSON.parse(text) as Value
  } catch {
    return text
  }
}
